import { openLocalStorage, type LocalStorageOptions } from './local-storage.ts';
import { openR2Storage, type R2StorageOptions } from './r2-storage.ts';
import type { Storage } from './storage.ts';

/** The store that the options name. Nothing is read or written before the first call. */
export function openStorage(options: LocalStorageOptions | R2StorageOptions): Storage {
  switch (options.kind) {
    case 'local':
      return openLocalStorage(options);
    case 'r2':
      return openR2Storage(options);
  }
}
