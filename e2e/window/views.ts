import type { Page } from 'playwright-core';

/** A view of the window, and the way there and back in whatever language it speaks. */
export interface View {
  readonly name: string;
  /** It looks the same on every machine and with any calls, so its picture is compared with a reference. */
  readonly stable?: boolean;
  open(page: Page): Promise<void>;
  /** Back to the library. */
  leave(page: Page): Promise<void>;
}

const pressEscape = (page: Page): Promise<void> => page.keyboard.press('Escape');
const backInLibrary = async (page: Page) => {
  await pressEscape(page);
  await page.locator('.settings, .call, dialog[open]').first().waitFor({ state: 'detached' });
};

/** Sections that show nothing of the machine. */
const STABLE_SECTIONS = ['general', 'keys', 'advanced'];
const SECTIONS = ['general', 'folders', 'models', 'sentiment', 'topics', 'database', 'privacy', 'keys', 'advanced'];

/** Each part of the settings; the models page is waited for, which looks at the machine. */
const SETTINGS_VIEWS: readonly View[] = SECTIONS.map((section) => ({
  name: `settings-${section}`,
  stable: STABLE_SECTIONS.includes(section),
  async open(page) {
    await page.keyboard.press('Control+,');
    await page.locator(`#tab-${section}`).click();
    if (section === 'models') await page.locator('.machine').waitFor();
  },
  leave: backInLibrary,
}));

const LOOK_MENU: View = {
  name: 'look-menu',
  async open(page) {
    await page.locator('header .menu > button').click();
    await page.locator('.look-menu').waitFor();
  },
  async leave(page) {
    await pressEscape(page);
    await page.locator('.look-menu').waitFor({ state: 'hidden' });
  },
};

const SHEET = 'dialog[open]';

const PREFLIGHT: View = {
  name: 'preflight',
  async open(page) {
    await page.keyboard.press('Control+o');
    await page.locator(`${SHEET} .figure`).first().waitFor();
  },
  leave: backInLibrary,
};

const KEYS: View = {
  name: 'keys',
  stable: true,
  async open(page) {
    await page.keyboard.press('F1');
    await page.locator(SHEET).waitFor();
  },
  leave: backInLibrary,
};

/** Of a window that has seen no call yet. */
export const EMPTY_VIEWS: readonly View[] = [
  {
    name: 'ledger-empty',
    async open(page) {
      await page.keyboard.press('Control+Shift+L');
      await page.locator('.ledger-empty').waitFor();
    },
    async leave(page) {
      await pressEscape(page);
      await page.locator('.ledger').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'empty',
    stable: true,
    open: async (page) => void (await page.locator('h1, h2').first().waitFor()),
    leave: async () => {},
  },
  LOOK_MENU,
  { ...PREFLIGHT, name: 'preflight-new' },
  KEYS,
];

const openCall = async (page: Page) => {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  // The list may be fetched anew after the view before.
  await page.locator('[data-row="0"]').getByText('20001').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.utterance').first().waitFor();
};

const menuIsClosed = async (page: Page) => {
  await pressEscape(page);
  await page.locator('.menu-panel').waitFor({ state: 'detached' });
};

/** Of a window with a few calls in it. */
export const FILLED_VIEWS: readonly View[] = [
  {
    name: 'library',
    open: async (page) => void (await page.getByRole('row').nth(1).waitFor()),
    leave: async () => {},
  },
  {
    name: 'library-selected',
    async open(page) {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Control+a');
    },
    leave: pressEscape,
  },
  {
    name: 'library-lens',
    async open(page) {
      await page.locator('.lens input[type="range"]').focus();
      await page.keyboard.press('ArrowDown');
      await page.locator('.lens summary').click();
      await page.locator('.trial-strip').waitFor();
    },
    async leave(page) {
      await page.locator('.lens summary').click();
      await page.locator('.trial-strip .button.quiet').click();
      await page.locator('.trial-strip').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'library-columns',
    async open(page) {
      await page.locator('.library-main .menu > button').first().click();
      await page.locator('.menu-panel').waitFor();
    },
    leave: menuIsClosed,
  },
  {
    name: 'library-export',
    async open(page) {
      await page.keyboard.press('Control+e');
      await page.locator('.menu-panel').waitFor();
    },
    leave: menuIsClosed,
  },
  {
    name: 'library-no-match',
    async open(page) {
      await page.getByRole('searchbox').fill('no such call');
      await page.getByRole('grid').waitFor({ state: 'detached' });
    },
    async leave(page) {
      await page.getByRole('searchbox').fill('');
      await page.getByRole('grid').waitFor();
    },
  },
  PREFLIGHT,
  {
    name: 'live',
    async open(page) {
      await page.keyboard.press('Control+m');
      await page.locator('.live .plot').first().waitFor();
    },
    async leave(page) {
      await page.keyboard.press('Control+m');
      await page.locator('.live').waitFor({ state: 'detached' });
    },
  },
  { name: 'call', open: openCall, leave: backInLibrary },
  {
    name: 'call-find',
    async open(page) {
      await openCall(page);
      await page.keyboard.press('Control+f');
      await page.keyboard.type('router');
    },
    async leave(page) {
      await pressEscape(page);
      await page.locator('.find-bar').waitFor({ state: 'detached' });
      await backInLibrary(page);
    },
  },
  {
    name: 'call-interleaved',
    async open(page) {
      await openCall(page);
      await page.keyboard.press('v');
    },
    async leave(page) {
      await page.keyboard.press('v');
      await backInLibrary(page);
    },
  },
  ...SETTINGS_VIEWS,
];
