import { Video } from '@remotion/media';
import type { ComponentProps } from 'react';
import type { OffthreadVideo as RemotionOffthreadVideo } from 'remotion';

export * from 'remotion';

/** `@remotion/media`'s `Video` under the name of the element it stands in for; it must not fall back to that one. */
export const OffthreadVideo: React.FC<
  Pick<ComponentProps<typeof RemotionOffthreadVideo>, 'src' | 'muted' | 'style'>
> = ({ src, muted, style }) => (
  <Video src={src} muted={muted} style={style} objectFit="cover" disallowFallbackToOffthreadVideo />
);
