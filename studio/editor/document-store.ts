import type { ApiDocument } from '../../core/api.ts';
import type { Video } from '../../core/video.ts';
import { ApiFailure } from '../lib/api.ts';
import { EditHistory } from './edit-history.ts';

export type Saving =
  | { status: 'saved' | 'unsaved' | 'saving' | 'conflict' }
  /** Kept in the page; `error` says why the server did not take it. */
  | { status: 'failed'; error: unknown };

export interface DocumentState extends ApiDocument {
  saving: Saving;
  canUndo: boolean;
  canRedo: boolean;
}

interface Server {
  load: () => Promise<ApiDocument>;
  /** @throws ApiFailure version_conflict when somebody else was first */
  save: (change: { version: number; document: Video }) => Promise<ApiDocument>;
}

/** Long enough for a word to be finished, short enough to be forgotten about. */
const SAVE_AFTER_MS = 900;

/**
 * The document being edited: shown at once, saved a moment later, one save at a time. A version that
 * somebody else changed first is never overwritten without being asked.
 */
export class DocumentStore {
  private state: DocumentState;
  private readonly server: Server;
  private readonly history = new EditHistory<Video>();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private inFlight: Promise<void> | null = null;

  constructor(initial: ApiDocument, server: Server) {
    this.state = { ...initial, saving: { status: 'saved' }, canUndo: false, canRedo: false };
    this.server = server;
  }

  readonly snapshot = (): DocumentState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** @param as edits of the same name, one soon after the other, are undone together */
  readonly edit = (change: (document: Video) => Video, as?: string): void => {
    const before = this.state.document;
    const document = change(before);
    if (document === before) return;
    this.history.record(before, as);
    this.change(document);
  };

  readonly undo = (): void => this.goTo(this.history.undo(this.state.document));
  readonly redo = (): void => this.goTo(this.history.redo(this.state.document));

  private goTo(document: Video | null): void {
    if (document) this.change(document);
  }

  /** Shows a document that is not saved yet, and saves it a moment later. */
  private change(document: Video): void {
    const isStuck = this.state.saving.status === 'conflict';
    this.put({ document, saving: isStuck ? this.state.saving : { status: 'unsaved' } });
    if (isStuck) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** What the server has; what is unsaved here stays, and is not drawn anew where it is the same. */
  readonly receive = (given: ApiDocument): void => {
    if (this.state.saving.status !== 'saved' || given.version < this.state.version) return;
    if (given.version === this.state.version) return this.put({ assets: this.sameAssets(given.assets) });
    this.history.clear();
    this.put({ ...given });
  };

  /**
   * Another window saved a version. It is taken over where nothing is unsaved here; else the person is asked at once, not
   * only when saving fails.
   * @returns whether it was taken over
   */
  readonly hearOf = async (version: number): Promise<boolean> => {
    // what is being saved right now tells by itself how it ended
    if (this.inFlight) await this.inFlight;
    const { saving } = this.state;
    if (version <= this.state.version || saving.status === 'conflict') return false;
    if (saving.status !== 'saved') {
      clearTimeout(this.timer);
      this.put({ saving: { status: 'conflict' } });
      return false;
    }
    try {
      const theirs = await this.server.load();
      this.receive(theirs);
      return this.state.version === theirs.version;
    } catch {
      // asked again when the window is looked at, or when something is saved
      return false;
    }
  };

  /** Saves now what is unsaved. True when everything is safe afterwards. */
  readonly flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    if (this.inFlight) await this.inFlight;
    const { status } = this.state.saving;
    if (status === 'unsaved' || status === 'failed') {
      this.inFlight = this.save();
      await this.inFlight;
      this.inFlight = null;
    }
    return this.state.saving.status === 'saved';
  };

  /** Settles a conflict: with the server's version, or by saving what is here on top of it. */
  readonly settle = async (keep: 'theirs' | 'mine'): Promise<void> => {
    try {
      const theirs = await this.server.load();
      if (keep === 'theirs') {
        this.history.clear();
        this.put({ ...theirs, saving: { status: 'saved' } });
      } else {
        this.put({ version: theirs.version, saving: { status: 'unsaved' } });
        await this.flush();
      }
    } catch (error) {
      this.put({ saving: { status: 'failed', error } });
    }
  };

  private async save(): Promise<void> {
    const sent = this.state.document;
    this.put({ saving: { status: 'saving' } });
    try {
      const saved = await this.server.save({ version: this.state.version, document: sent });
      const isNewest = this.state.document === sent;
      this.put({
        version: saved.version,
        assets: this.sameAssets(saved.assets),
        saving: { status: isNewest ? 'saved' : 'unsaved' },
      });
    } catch (error) {
      const isConflict = error instanceof ApiFailure && error.code === 'version_conflict';
      this.put({ saving: isConflict ? { status: 'conflict' } : { status: 'failed', error } });
    }
  }

  /** The addresses that are there already, where nothing about them is new: what shows them need not be drawn again. */
  private sameAssets(given: ApiDocument['assets']): ApiDocument['assets'] {
    const { assets } = this.state;
    return JSON.stringify(given) === JSON.stringify(assets) ? assets : given;
  }

  private put(change: Partial<DocumentState>): void {
    const { canUndo, canRedo } = this.history;
    this.state = { ...this.state, ...change, canUndo, canRedo };
    for (const listener of this.listeners) listener();
  }
}
