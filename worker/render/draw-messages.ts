import type { LayerId, Rect } from '../../core/layer.ts';
import type { Template } from '../../core/template.ts';
import type { Thumbnail } from '../../core/thumbnail.ts';
import type { Video } from '../../core/video.ts';
import type { BrowserTool } from '../../platform/media/find-tools.ts';

/** What the render and its drawing process say to each other. */

export interface DrawSettings extends BrowserTool {
  bundleDir: string;
  /** Everything Chromium and Remotion put aside; removed with the process. */
  tempDir: string;
}

/** Frames of one layer stacked on a sheet, from its top; `x` is the left edge there. */
export interface Strip {
  layer: LayerId;
  rect: Rect;
  x: number;
  /** At rest, to be posed by the compositor; else as the layer stands at each frame. */
  still: boolean;
  frames: number[];
}

export type Sheet = Strip[];

/** Contact sheets of a document. Sheet n is written to `folder`/<n>.png, whole or not at all. */
export interface DrawRequest {
  video: Video;
  template: Template;
  size: { width: number; height: number };
  /** Size of the pictures, as a share of the size that is drawn; 1 where left out. */
  scale?: number;
  sheets: Sheet[];
  folder: string;
}

/**
 * Frames of the whole picture as the composition alone shows them, footage and all: what a render is held against.
 * Frame n is written to `folder`/<n>.png, whole or not at all.
 */
export interface WholeRequest {
  video: Video;
  template: Template;
  /** Address of each asset, on this machine. */
  assets: Record<string, string>;
  frames: number[];
  folder: string;
}

/** A thumbnail, written to `folder`/0.png. */
export interface StillRequest {
  design: Thumbnail;
  /** Address of the picture behind it, on this machine. */
  pictureUrl: string | null;
  /** Size of the picture, as a share of the size of its format. */
  scale: number;
  folder: string;
}

export type AnyDrawing = DrawRequest | WholeRequest | StillRequest;

export type ToDrawer = { kind: 'draw'; id: number; request: AnyDrawing } | { kind: 'cancel'; id: number };

export type FromDrawer =
  | { kind: 'ready' }
  /** A sheet, or a whole frame, is on disk. */
  | { kind: 'sheet'; id: number; sheet: number }
  | { kind: 'done'; id: number }
  | { kind: 'failed'; id: number | null; message: string };
