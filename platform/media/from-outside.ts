import type { StillFormat } from './media-job.ts';

/**
 * How a file from outside is opened, by whatever engine: from this machine only, and only as a recording or clip.
 * Playlists, concat scripts and the like would name other files or hosts.
 */
export const OUTSIDE_PROTOCOLS = 'file';

/** The demuxer of a single picture, which reads nothing but that; found by name, so that the content chooses no other. */
export const stillDemuxer = (format: StillFormat): string => `${format}_pipe`;

export const OUTSIDE_FORMATS =
  'aac,ac3,aiff,amr,ape,asf,au,avi,caf,eac3,flac,flv,matroska,mov,mp3,mp4,mpeg,mpegts,ogg,tta,w64,wav,webm,wv';
