import type { Page } from 'playwright-core';

/** How the window may look, as the bar's menu offers it. */
export interface Look {
  readonly language?: 'fr' | 'ar' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly textSize?: 'small' | 'normal' | 'large';
}

const LANGUAGES = { fr: 'Français', ar: 'العربية', en: 'English' } as const;
const THEMES = { light: /^(Clair|فاتح|Light)$/, dark: /^(Sombre|داكن|Dark)$/ } as const;
const TEXT_SIZES = {
  small: /^(Petite|صغير|Small)$/,
  normal: /^(Normale|عادي|Normal)$/,
  large: /^(Grande|كبير|Large)$/,
} as const;

/** Changes language, theme and text size by the menu of the bar, whatever the language is now, and waits until it is so. */
export async function look(page: Page, { language, theme, textSize }: Look): Promise<void> {
  const button = page.locator('header .menu > button');
  const menu = page.locator('.look-menu');
  await button.click();
  const choose = (name: string | RegExp) => menu.getByText(name, { exact: true }).click();
  if (language) await choose(LANGUAGES[language]);
  if (theme) await choose(THEMES[theme]);
  if (textSize) await choose(TEXT_SIZES[textSize]);
  await button.click();
  await page.waitForFunction(
    ([lang, colours]) => {
      const { documentElement: document } = globalThis.document;
      return (!lang || document.lang === lang) && (!colours || document.dataset.theme === colours);
    },
    [language, theme] as const,
  );
  await page.evaluate(() => document.fonts.ready);
}
