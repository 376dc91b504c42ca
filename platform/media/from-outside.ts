/**
 * How a file from outside is opened, by whatever engine: from this machine only, and only as a recording or clip.
 * Playlists, concat scripts and the like would name other files or hosts.
 */
export const OUTSIDE_PROTOCOLS = 'file';

export const OUTSIDE_FORMATS =
  'aac,ac3,aiff,amr,ape,asf,au,avi,caf,eac3,flac,flv,matroska,mov,mp3,mp4,mpeg,mpegts,ogg,tta,w64,wav,webm,wv';
