/** What Electron calls keys that have another name on a page. */
const NAMES: Readonly<Record<string, string>> = {
  Ctrl: 'CmdOrCtrl',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
};

/** A key of `COMMANDS` as a menu shows it. */
export function accelerator(key: string): string {
  // The plus sign joins the parts and can be one of them.
  const parts = key.endsWith('+') ? [...key.slice(0, -1).split('+').filter(Boolean), 'Plus'] : key.split('+');
  return parts.map((part) => NAMES[part] ?? part).join('+');
}
