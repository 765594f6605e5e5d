/** As much of Electron's `safeStorage` as is used; the functions that wait are of newer ones. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(blob: Buffer): string;
  /** Linux alone. */
  getSelectedStorageBackend?(): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(blob: Buffer): Promise<{ readonly result: string }>;
}

/** The keychain of the system. Its functions may wait for a person to unlock it, and throw where it refuses. */
export interface Keychain {
  /** Its name; null: there is none that keeps a secret. */
  name(): Promise<string | null>;
  encrypt(text: string): Promise<Buffer>;
  decrypt(blob: Buffer): Promise<string>;
}

/** On Linux Electron falls back to `basic_text`, a password that everybody can read in its sources. */
const LINUX_KEYCHAINS = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];

/** The keychain behind Electron's `safeStorage`. To be asked after the program is ready. */
export function openKeychain(storage: SafeStorage, platform: NodeJS.Platform): Keychain {
  const nameOf = (): string | null => {
    if (platform === 'darwin') return 'Keychain';
    if (platform === 'win32') return 'DPAPI';
    const backend = storage.getSelectedStorageBackend?.() ?? 'unknown';
    return LINUX_KEYCHAINS.includes(backend) ? backend : null;
  };
  return {
    async name() {
      const name = nameOf();
      if (name === null) return null;
      try {
        const works = (await storage.isAsyncEncryptionAvailable?.()) ?? storage.isEncryptionAvailable();
        return works ? name : null;
      } catch {
        return null;
      }
    },
    encrypt: async (text) => (await storage.encryptStringAsync?.(text)) ?? storage.encryptString(text),
    decrypt: async (blob) => (await storage.decryptStringAsync?.(blob))?.result ?? storage.decryptString(blob),
  };
}
