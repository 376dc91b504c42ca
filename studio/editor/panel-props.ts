import type { ApiConfig } from '../../core/api.ts';
import type { Video } from '../../core/video.ts';

/** What every panel of the editor is given: the document, and the one way to change it. */
export interface PanelProps {
  video: Video;
  /** While it is being made nothing can be changed. */
  disabled: boolean;
  /**
   * Changes the document: shown at once, saved a moment later, undone in one step.
   * `as`: edits of the same name, one soon after the other, are undone together (typing, dragging a slider).
   */
  onEdit: (change: (before: Video) => Video, as?: string) => void;
  config: ApiConfig;
  /** Asset id to the address at which the browser finds it. */
  assets: Readonly<Record<string, string>>;
  /** Shows a moment of the recording in the picture. */
  goTo: (startMs: number) => void;
  /** The caption that is in the picture now. */
  activeId: string | null;
  /** Stops the picture and its sound. */
  pause: () => void;
}
