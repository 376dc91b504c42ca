/**
 * Every failure a person can meet, by code. The code is the key of its message in `messages.ts`;
 * `status` is its HTTP status, `retryable` whether doing the same again can help.
 */
export const ERROR_CODES = {
  // requests
  bad_request: { status: 400, retryable: false },
  unauthenticated: { status: 401, retryable: false },
  wrong_credentials: { status: 401, retryable: false },
  insufficient_credits: { status: 402, retryable: false },
  forbidden: { status: 403, retryable: false },
  host_not_allowed: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  email_taken: { status: 409, retryable: false },
  wrong_password: { status: 422, retryable: false },
  version_conflict: { status: 409, retryable: false },
  wrong_state: { status: 409, retryable: false },
  not_ready: { status: 409, retryable: true },
  file_too_large: { status: 413, retryable: false },
  range_not_satisfiable: { status: 416, retryable: false },
  too_many_requests: { status: 429, retryable: true },
  internal: { status: 500, retryable: true },
  unavailable: { status: 503, retryable: true },
  // the recording
  audio_missing: { status: 400, retryable: false },
  audio_empty: { status: 422, retryable: false },
  audio_not_audio: { status: 422, retryable: false },
  audio_no_sound_track: { status: 422, retryable: false },
  audio_no_sound: { status: 422, retryable: false },
  audio_cut_off: { status: 422, retryable: false },
  audio_too_long: { status: 422, retryable: false },
  audio_too_short: { status: 422, retryable: false },
  audio_header_lies: { status: 422, retryable: false },
  audio_unreadable: { status: 422, retryable: false },
  // the words
  words_missing: { status: 422, retryable: false },
  manuscript_empty: { status: 422, retryable: false },
  manuscript_too_long: { status: 422, retryable: false },
  manuscript_unreadable: { status: 422, retryable: false },
  manuscript_file_type: { status: 422, retryable: false },
  manuscript_locked: { status: 422, retryable: false },
  manuscript_damaged: { status: 422, retryable: false },
  subtitles_unreadable: { status: 422, retryable: false },
  // the dictionary
  dictionary_unreadable: { status: 422, retryable: false },
  dictionary_full: { status: 422, retryable: false },
  rule_exists: { status: 409, retryable: false },
  // own templates
  own_templates_full: { status: 422, retryable: false },
  own_template_exists: { status: 409, retryable: false },
  // the library
  upload_missing: { status: 400, retryable: false },
  asset_type: { status: 422, retryable: false },
  asset_unreadable: { status: 422, retryable: false },
  asset_cut_off: { status: 422, retryable: false },
  asset_no_picture: { status: 422, retryable: false },
  asset_too_small: { status: 422, retryable: false },
  asset_too_large: { status: 422, retryable: false },
  asset_hdr: { status: 422, retryable: false },
  asset_heic: { status: 422, retryable: false },
  asset_too_short: { status: 422, retryable: false },
  asset_too_long: { status: 422, retryable: false },
  asset_silent: { status: 422, retryable: false },
  asset_too_slow: { status: 422, retryable: false },
  library_full: { status: 422, retryable: false },
  footage_failed: { status: 502, retryable: true },
  // providers
  speech_failed: { status: 502, retryable: true },
  speech_key_refused: { status: 502, retryable: false },
  speech_quota: { status: 502, retryable: true },
  speech_too_large: { status: 502, retryable: false },
  speech_model_unknown: { status: 502, retryable: false },
  speech_nothing_heard: { status: 422, retryable: false },
  storage_failed: { status: 502, retryable: true },
  storage_key_refused: { status: 502, retryable: false },
  // making the video
  document_invalid: { status: 422, retryable: false },
  template_unknown: { status: 422, retryable: false },
  asset_missing: { status: 422, retryable: false },
  render_failed: { status: 500, retryable: true },
  cancelled: { status: 409, retryable: false },
  worker_gone: { status: 503, retryable: true },
  disk_full: { status: 507, retryable: true },
  // setting up
  file_missing: { status: 400, retryable: false },
  config_missing: { status: 500, retryable: false },
  config_invalid: { status: 500, retryable: false },
  config_anon_key: { status: 500, retryable: false },
  browser_missing: { status: 500, retryable: false },
  ffmpeg_missing: { status: 500, retryable: false },
  node_av_missing: { status: 500, retryable: false },
  database_unavailable: { status: 503, retryable: true },
  database_behind: { status: 503, retryable: false },
  database_not_writable: { status: 500, retryable: false },
  database_folder_closed: { status: 500, retryable: false },
  database_disk_low: { status: 500, retryable: false },
  database_not_supported: { status: 500, retryable: false },
  queue_unavailable: { status: 503, retryable: true },
  data_dir_not_writable: { status: 500, retryable: false },
  disk_low: { status: 507, retryable: false },
  studio_build_failed: { status: 500, retryable: false },
  start_failed: { status: 500, retryable: false },
  port_in_use: { status: 500, retryable: false },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code);

/** Values put into a message, e.g. `{ limitMb: 200 }`. Never secrets, never an upstream's own words. */
export type ErrorParams = Record<string, string | number>;

/** A failure with a code that can be shown to a person. `cause` is for the log only. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(`${code}${Object.keys(params).length ? ` ${JSON.stringify(params)}` : ''}`, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }

  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }
}

export const isAppError = (error: unknown): error is AppError => error instanceof AppError;

/** Any thrown value as an AppError; what we did not foresee becomes `internal` with the cause kept for the log. */
export const toAppError = (error: unknown, fallback: ErrorCode = 'internal'): AppError =>
  isAppError(error) ? error : new AppError(fallback, {}, { cause: error });
