import { create } from 'zustand';
import type { Preferences } from '../../shared/ipc/shell-contract.ts';
import { speak } from '../words/translate.ts';
import { connected } from './connection.ts';
import { remPx, rowPx, showSizes } from './sizes.ts';

/** How the window looks. */
export const usePreferences = create<Preferences>(() => ({
  language: 'fr',
  theme: 'system',
  textSize: 'normal',
  density: 'compact',
  notifications: true,
  confirmQuit: true,
  keys: {},
}));

/** The height of a table's row in CSS pixels: for what is laid out by numbers. */
export function useRowPx(): number {
  return usePreferences(rowPx);
}

/** The length of a rem in CSS pixels: for text that is drawn outside of the page's own. */
export function useRemPx(): number {
  return usePreferences(remPx);
}

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
darkSystem.addEventListener('change', showTheme);

function showTheme(): void {
  const { theme } = usePreferences.getState();
  document.documentElement.dataset.theme = theme === 'system' ? (darkSystem.matches ? 'dark' : 'light') : theme;
}

/** Takes preferences over as they were kept. */
export async function applyPreferences(preferences: Preferences): Promise<void> {
  usePreferences.setState(preferences);
  showTheme();
  showSizes(preferences);
  await speak(preferences.language);
}

/** Changes one and keeps it. */
export async function changePreferences(change: Partial<Preferences>): Promise<void> {
  const preferences = { ...usePreferences.getState(), ...change };
  await applyPreferences(preferences);
  await connected().shell.request('setPreferences', preferences);
}
