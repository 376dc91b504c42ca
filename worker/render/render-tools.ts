import type { Media } from '../../platform/media/media.ts';
import type { EncodeSlots } from './encode-slots.ts';
import type { Drawer } from './open-drawer.ts';
import type { PartStore } from './part-store.ts';

/** What the engine gives to each piece of a render. */
export interface RenderTools {
  /** An existing folder of this render alone; gone afterwards. */
  folder: string;
  drawer: Drawer;
  media: Media;
  slots: EncodeSlots;
  store: PartStore;
  codeVersion: string;
}
