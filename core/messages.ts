import type { ErrorCode, ErrorParams } from './errors.ts';

/** Languages the product speaks. Korean first. */
export type Locale = 'ko' | 'en';

/** What happened, that nothing was lost, what to do. `{name}` is filled from the error's params. */
export const ERROR_MESSAGES: Record<ErrorCode, Record<Locale, string>> = {
  bad_request: {
    ko: '요청을 이해하지 못했어요. 입력한 내용을 확인해 주세요.',
    en: 'We could not read that request. Please check what you entered.',
  },
  unauthenticated: { ko: '로그인이 필요해요. 다시 로그인해 주세요.', en: 'Please log in again to continue.' },
  wrong_credentials: {
    ko: '이메일이나 비밀번호가 맞지 않아요.',
    en: 'That e-mail or password is not right.',
  },
  wrong_password: {
    ko: '지금 쓰시는 비밀번호가 맞지 않아요. 다시 적어 주세요.',
    en: 'Your current password is not right. Please enter it again.',
  },
  insufficient_credits: {
    ko: '크레딧이 부족해요. {cost}개가 필요한데 {credits}개 남아 있어요.',
    en: 'Not enough credits: this needs {cost} and you have {credits}.',
  },
  forbidden: { ko: '이 작업을 할 권한이 없어요.', en: 'You do not have permission to do that.' },
  host_not_allowed: {
    ko: '이 주소로는 접속할 수 없어요. 관리자에게 ALLOWED_HOSTS 설정을 확인해 달라고 해 주세요.',
    en: 'This address is not allowed. Ask the operator to check ALLOWED_HOSTS.',
  },
  not_found: {
    ko: '찾으시는 것이 없어요. 지워졌거나 주소가 잘못되었을 수 있어요.',
    en: 'We could not find that. It may have been deleted, or the address is wrong.',
  },
  email_taken: {
    ko: '이미 가입된 이메일이에요. 로그인해 주세요.',
    en: 'That e-mail already has an account. Please log in.',
  },
  version_conflict: {
    ko: '다른 창에서 먼저 고쳤어요. 새로 불러온 뒤 다시 고쳐 주세요. 저장된 내용은 그대로예요.',
    en: 'It was changed in another window first. Reload and make your change again; nothing saved was lost.',
  },
  wrong_state: {
    ko: '지금은 할 수 없어요. 영상의 상태를 확인해 주세요.',
    en: 'That cannot be done right now. Please check the state of the video.',
  },
  not_ready: {
    ko: '아직 만들고 있어요. 잠시 뒤에 다시 열어 주세요.',
    en: 'It is still being made. Please try again in a moment.',
  },
  file_too_large: {
    ko: '파일이 너무 커요. {limitMb} MB까지 올릴 수 있어요.',
    en: 'The file is too large: the limit is {limitMb} MB.',
  },
  range_not_satisfiable: { ko: '파일에서 요청한 부분을 찾을 수 없어요.', en: 'The file has no such part.' },
  too_many_requests: {
    ko: '요청이 너무 많아요. {seconds}초 뒤에 다시 해 주세요.',
    en: 'Too many requests. Please try again in {seconds} seconds.',
  },
  internal: {
    ko: '저희 쪽에서 문제가 생겼어요. 올리신 것은 그대로 있어요. 잠시 뒤에 다시 해 주세요.',
    en: 'Something went wrong on our side. Nothing you uploaded was lost. Please try again shortly.',
  },
  unavailable: {
    ko: '잠시 이용할 수 없어요. 조금 뒤에 다시 해 주세요.',
    en: 'Temporarily unavailable. Please try again shortly.',
  },
  audio_missing: { ko: '녹음 파일을 함께 올려 주세요.', en: 'Please add the recording.' },
  audio_empty: {
    ko: '파일이 비어 있어요. 녹음을 다시 저장해서 올려 주세요.',
    en: 'The file is empty. Save the recording again and upload that.',
  },
  audio_not_audio: {
    ko: '소리 파일이 아니에요. MP3, WAV, M4A 같은 녹음 파일을 올려 주세요.',
    en: 'This is not a sound file. Please upload a recording such as MP3, WAV or M4A.',
  },
  audio_no_sound_track: {
    ko: '파일 안에 소리가 없어요. 녹음 파일이 맞는지 확인해 주세요.',
    en: 'The file has no sound track. Please check that it is the recording.',
  },
  audio_no_sound: {
    ko: '파일을 열었지만 소리가 들어 있지 않아요. 다시 녹음하거나 다른 파일을 올려 주세요.',
    en: 'The file opens but holds no sound. Please record again or choose another file.',
  },
  audio_cut_off: {
    ko: '파일이 중간에 잘려 있어요. 원본에서 다시 복사해 올려 주세요.',
    en: 'The file is cut off. Copy it again from the original and upload that.',
  },
  audio_too_long: {
    ko: '녹음이 너무 길어요. {limitMinutes}분까지 만들 수 있어요.',
    en: 'The recording is too long: the limit is {limitMinutes} minutes.',
  },
  audio_too_short: {
    ko: '소리가 0.1초도 되지 않아요. 녹음이 끝까지 저장되었는지 확인해 주세요.',
    en: 'It holds less than a tenth of a second of sound. Please check that the whole recording was saved.',
  },
  audio_header_lies: {
    ko: '파일에 적힌 길이는 {claimed}인데 실제 소리는 들어 있지 않아요. 원본 파일을 올려 주세요.',
    en: 'The file says it is {claimed} long but holds no sound. Please upload the original.',
  },
  audio_unreadable: {
    ko: '이 녹음을 읽지 못했어요. MP3나 WAV로 다시 저장해서 올려 주세요.',
    en: 'We could not read this recording. Save it as MP3 or WAV and upload that.',
  },
  words_missing: {
    ko: '자막으로 쓸 글이 필요해요. 원고(DOCX, TXT)나 자막(SRT, VTT)을 함께 올려 주세요.',
    en: 'We need the words: add the manuscript (DOCX, TXT) or subtitles (SRT, VTT) beside the recording.',
  },
  manuscript_empty: {
    ko: '원고에 글이 없어요. 글이 들어 있는 파일을 올려 주세요.',
    en: 'The manuscript has no text. Please choose the file with the words in it.',
  },
  manuscript_too_long: {
    ko: '원고가 너무 길어요. {limit}자까지 쓸 수 있어요.',
    en: 'The manuscript is too long: the limit is {limit} characters.',
  },
  manuscript_unreadable: {
    ko: '원고를 읽지 못했어요. Word나 한글에서 .docx나 .txt로 저장해 주세요.',
    en: 'We could not read the manuscript. Save it as .docx or .txt and try again.',
  },
  manuscript_file_type: {
    ko: '{kind} 파일은 읽지 못해요. Word나 한글에서 .docx나 .txt로 저장해 주세요. 글을 복사해 붙여 넣어도 돼요.',
    en: 'We cannot read {kind} files. Save it as .docx or .txt, or copy the text and paste it.',
  },
  manuscript_locked: {
    ko: '암호가 걸린 문서라 읽지 못했어요. 암호를 풀고 저장하거나, 글을 복사해 붙여 넣어 주세요.',
    en: 'The document is protected with a password. Save it without one, or copy the text and paste it.',
  },
  manuscript_damaged: {
    ko: '문서가 깨져 있어 읽지 못했어요. Word나 한글에서 열어 .docx나 .txt로 다시 저장해 주세요.',
    en: 'The document is damaged and could not be read. Open it and save it again as .docx or .txt.',
  },
  subtitles_unreadable: {
    ko: '자막 {line}번째 줄을 읽지 못했어요: {reason}. 고쳐서 다시 올려 주세요.',
    en: 'Line {line} of the subtitles could not be read: {reason}. Please fix it and upload again.',
  },
  dictionary_unreadable: {
    ko: '규칙 파일의 {line}번째 줄을 읽지 못했어요: {reason}. 고칠 줄은 {lines}번째예요. 아무것도 바뀌지 않았으니, 고쳐서 다시 가져와 주세요.',
    en: 'Line {line} of the rules could not be read: {reason}. Lines to mend: {lines}. Nothing was changed; mend the file and try again.',
  },
  dictionary_full: {
    ko: '규칙은 {limit}개까지 담을 수 있어요. 쓰지 않는 규칙을 지우고 다시 해 주세요. 지금 있는 규칙은 그대로예요.',
    en: 'A dictionary holds {limit} rules. Remove some you no longer need and try again; the rules you have are unchanged.',
  },
  rule_exists: {
    ko: '그 말을 고치는 규칙이 이미 있어요. 그 규칙을 찾아 고쳐 주세요.',
    en: 'There is already a rule for those words. Please find it and change that one.',
  },
  own_templates_full: {
    ko: '우리 템플릿은 {limit}개까지 담을 수 있어요. 쓰지 않는 것을 지우고 다시 해 주세요.',
    en: 'You can keep {limit} templates of your own. Remove one you no longer need and try again.',
  },
  own_template_exists: {
    ko: '같은 이름의 템플릿이 이미 있어요. 다른 이름을 적어 주세요.',
    en: 'You already have a template of that name. Please choose another.',
  },
  upload_missing: { ko: '올릴 파일을 골라 주세요.', en: 'Please choose a file to upload.' },
  asset_type: {
    ko: '이 파일은 쓸 수 없어요. 영상(MP4, MOV, WebM), 사진(JPG, PNG, WebP), 음악(MP3, M4A, WAV) 파일을 올려 주세요.',
    en: 'This file cannot be used. Upload a clip (MP4, MOV, WebM), a picture (JPG, PNG, WebP) or music (MP3, M4A, WAV).',
  },
  asset_unreadable: {
    ko: '파일을 읽지 못했어요. 다른 기기에서 열리는지 확인하고, 영상은 MP4로, 사진은 JPG로, 음악은 MP3로 다시 저장해서 올려 주세요.',
    en: 'We could not read this file. Check that it opens elsewhere, save it again as MP4, JPG or MP3, and upload that.',
  },
  asset_cut_off: {
    ko: '파일이 중간에 잘려 있어요. 원본에서 다시 복사해 올려 주세요.',
    en: 'The file is cut off. Copy it again from the original and upload that.',
  },
  asset_no_picture: {
    ko: '파일 안에 화면이 없어요. 소리만 있는 파일은 음악 탭에 올려 주세요.',
    en: 'The file holds no picture. If it is sound, upload it under Music.',
  },
  asset_too_small: {
    ko: '화면이 {width}×{height}로 너무 작아요. 짧은 쪽이 {least}픽셀 이상인 원본을 올려 주세요.',
    en: 'At {width}×{height} it is too small to fill a video. Please upload the original, {least} pixels or more on its shorter side.',
  },
  asset_too_large: {
    ko: '화면이 {width}×{height}로 너무 커요. 4K(3840×2160) 이하로 줄여서 올려 주세요.',
    en: 'At {width}×{height} it is too large. Please reduce it to 4K (3840×2160) or less and upload that.',
  },
  asset_hdr: {
    ko: 'HDR 영상의 색을 여기서는 바꿀 수 없어요. 휴대전화에서 HDR을 끄고 찍거나, 일반(SDR) 영상으로 내보내 올려 주세요.',
    en: 'The colours of this HDR clip cannot be converted here. Record with HDR off, or export it as standard (SDR) video and upload that.',
  },
  asset_heic: {
    ko: '이 HEIC 사진은 여기서 열 수 없어요. 사진 앱에서 JPG로 내보내 올려 주세요. 아이폰은 설정 → 카메라 → 포맷에서 ‘높은 호환성’을 고르면 JPG로 찍혀요.',
    en: 'This HEIC picture cannot be opened here. Export it as JPG and upload that. On an iPhone, Settings → Camera → Formats → Most Compatible takes JPG pictures.',
  },
  asset_too_short: {
    ko: '{seconds}초보다 짧아서 쓸 수 없어요. 더 긴 것을 올려 주세요.',
    en: 'It is shorter than {seconds} seconds. Please upload something longer.',
  },
  asset_too_long: {
    ko: '음악이 너무 길어요. {limitMinutes}분까지 올릴 수 있어요. 짧게 잘라서 올려 주세요.',
    en: 'The music is too long: the limit is {limitMinutes} minutes. Please cut it and upload that.',
  },
  asset_silent: {
    ko: '파일을 열었지만 아무 소리도 나지 않아요. 다른 음악을 올려 주세요.',
    en: 'The file opens but is silent. Please choose another.',
  },
  asset_too_slow: {
    ko: '영상을 다듬는 데 너무 오래 걸려서 멈췄어요. 1분 이하, 1920×1080으로 줄여서 올려 주세요.',
    en: 'Making it ready took too long. Please reduce it to a minute or less at 1920×1080 and upload that.',
  },
  library_full: {
    ko: '보관함이 가득 찼어요. {limit}개까지 담을 수 있으니, 쓰지 않는 것을 지우고 다시 올려 주세요.',
    en: 'The library is full: it holds {limit} items. Please delete some you no longer need and try again.',
  },
  footage_failed: {
    ko: '배경 영상을 가져오지 못했어요. 다른 것을 고르거나 잠시 뒤에 다시 해 주세요. 지금 배경은 그대로예요.',
    en: 'That clip could not be fetched. Choose another or try again shortly; your video is unchanged.',
  },
  speech_failed: {
    ko: '음성 인식 서비스가 답하지 않았어요. 잠시 뒤에 다시 해 주세요. 올리신 녹음은 그대로 있어요.',
    en: 'The speech service did not answer. Please try again shortly; your recording is safe.',
  },
  speech_key_refused: {
    ko: '음성 인식 키가 거절되었어요. 관리자에게 GROQ_API_KEY를 확인해 달라고 해 주세요.',
    en: 'The speech service refused our key. Ask the operator to check GROQ_API_KEY.',
  },
  speech_quota: {
    ko: '음성 인식 사용량이 다 찼어요. 한 시간쯤 뒤에 다시 해 주세요. 원고(DOCX, TXT)나 자막(SRT, VTT)을 올리면 바로 만들 수 있어요.',
    en: 'The speech service quota is used up. Please try again in an hour or so, or add the manuscript or subtitles and make it right away.',
  },
  speech_too_large: {
    ko: '음성 인식 서비스가 이 크기의 녹음을 받지 않아요. 원고(DOCX, TXT)나 자막(SRT, VTT)을 함께 올리거나, 관리자에게 알려 주세요.',
    en: 'The speech service does not take a recording of this size. Add the manuscript or subtitles, or tell the operator.',
  },
  speech_model_unknown: {
    ko: '음성 인식 서비스에 “{model}” 모델이 없어요. 관리자에게 GROQ_MODEL을 확인해 달라고 해 주세요.',
    en: 'The speech service has no model “{model}”. Ask the operator to check GROQ_MODEL.',
  },
  speech_nothing_heard: {
    ko: '녹음에서 알아들을 수 있는 말을 찾지 못했어요. 녹음을 들어 보고, 원고(DOCX, TXT)나 자막(SRT, VTT)을 함께 올려 주세요.',
    en: 'We found no speech that could be understood. Please listen to the recording, and add the manuscript or subtitles.',
  },
  storage_failed: {
    ko: '파일 저장소가 답하지 않았어요. 잠시 뒤에 다시 해 주세요.',
    en: 'The file storage did not answer. Please try again shortly.',
  },
  storage_key_refused: {
    ko: '파일 저장소가 접근을 거절했어요. 관리자에게 R2 권한을 확인해 달라고 해 주세요.',
    en: 'The file storage refused access. Ask the operator to check the R2 permissions.',
  },
  document_invalid: {
    ko: '영상 내용에 잘못된 값이 있어요: {where}',
    en: 'The video document has a wrong value: {where}',
  },
  template_unknown: {
    ko: '템플릿 “{template}”이 없어요. 다른 템플릿을 골라 주세요.',
    en: 'There is no template “{template}”. Please choose another.',
  },
  asset_missing: {
    ko: '배경이나 음악 파일 “{asset}”을 찾을 수 없어요. 다른 것으로 바꿔 주세요.',
    en: 'The background or music “{asset}” is missing. Please choose another.',
  },
  render_failed: {
    ko: '영상을 만들다 멈췄어요. 다시 시도해 주세요. 고친 내용은 그대로 있어요.',
    en: 'Making the video stopped. Please try again; your changes are safe.',
  },
  cancelled: {
    ko: '취소했어요. 올리신 녹음은 그대로 있어요.',
    en: 'Cancelled. Your recording is still here.',
  },
  worker_gone: {
    ko: '영상을 만드는 프로그램이 쉬고 있어요. 관리자에게 worker가 켜져 있는지 확인해 달라고 해 주세요.',
    en: 'Nobody is making videos right now. Ask the operator whether the worker is running.',
  },
  disk_full: {
    ko: '저장 공간이 부족해요. 관리자에게 알려 주세요.',
    en: 'The disk is full. Please tell the operator.',
  },
  file_missing: {
    ko: '파일을 찾을 수 없어요: {path}. 경로를 확인해 주세요.',
    en: 'There is no file {path}. Please check the path.',
  },
  config_missing: { ko: '설정이 빠졌어요: {names}', en: 'Settings are missing: {names}' },
  config_invalid: { ko: '설정 {name}이 잘못되었어요: {reason}', en: 'The setting {name} is wrong: {reason}' },
  config_anon_key: {
    ko: 'SUPABASE_KEY가 브라우저용 anon 키예요. Supabase의 Settings → API에서 service_role(secret) 키를 넣어 주세요.',
    en: 'SUPABASE_KEY is the anon key, meant for browsers. Use the service_role (secret) key from Supabase: Settings → API.',
  },
  browser_missing: {
    ko: '영상을 그릴 브라우저(Chromium)가 없어요. 이렇게 설치해 주세요: {command}',
    en: 'No browser (Chromium) to draw with. Install it with: {command}',
  },
  ffmpeg_missing: {
    ko: 'ffmpeg가 없어요. 이렇게 설치해 주세요: {command}',
    en: 'ffmpeg is missing. Install it with: {command}',
  },
  node_av_missing: {
    ko: 'MEDIA_ENGINE=node-av를 골랐는데 이 컴퓨터에서 node-av를 쓸 수 없어요. npm ci를 다시 하거나 MEDIA_ENGINE=auto로 바꿔 주세요.',
    en: 'MEDIA_ENGINE=node-av was chosen, but node-av does not work on this machine. Run npm ci again, or set MEDIA_ENGINE=auto.',
  },
  database_unavailable: {
    ko: '데이터베이스에 연결할 수 없어요. 잠시 뒤에 다시 해 주세요.',
    en: 'The database cannot be reached. Please try again shortly.',
  },
  database_behind: {
    ko: '데이터베이스가 예전 버전이에요. 실행해 주세요: supabase db push ({files})',
    en: 'The database is behind. Run: supabase db push ({files})',
  },
  database_not_writable: {
    ko: '데이터베이스 폴더에 쓸 수 없어요: {path}. 폴더 권한을 확인하거나, DATA_DIR에 쓸 수 있는 폴더를 적어 주세요.',
    en: 'The database folder cannot be written to: {path}. Check its permissions, or set DATA_DIR to a folder that can be.',
  },
  database_folder_closed: {
    ko: 'root로 실행하면 데이터베이스는 {user} 사용자로 도는데, {folder} 폴더에 들어갈 수 없어요. {folder} 밖으로 옮기거나(예: /opt), 다른 사용자로 실행하거나, 이렇게 열어 주세요: chmod o+x {folder}',
    en: 'Started by root, the database runs as the user {user}, who may not enter {folder}. Move out of {folder} (to /opt, say), start as another user, or open it: chmod o+x {folder}',
  },
  database_disk_low: {
    ko: '데이터베이스를 시작하기에 저장 공간이 부족해요: {path}에 {freeMb}MB 남았는데 {neededMb}MB가 필요해요. 공간을 비우거나 DATA_DIR에 다른 디스크를 적어 주세요.',
    en: 'Too little disk space for the database: {freeMb} MB free at {path}, {neededMb} MB needed. Free some, or set DATA_DIR to another disk.',
  },
  database_not_supported: {
    ko: '이 컴퓨터({system})에서는 내장 데이터베이스가 돌지 않아요. npm ci를 다시 해 보고, 그래도 안 되면 SUPABASE_URL과 SUPABASE_KEY, 또는 DATABASE_URL을 적어 주세요.',
    en: 'The embedded database does not run on this machine ({system}). Try npm ci again; otherwise set SUPABASE_URL and SUPABASE_KEY, or DATABASE_URL.',
  },
  queue_unavailable: {
    ko: '작업 대기열에 연결할 수 없어요. 잠시 뒤에 다시 해 주세요.',
    en: 'The job queue cannot be reached. Please try again shortly.',
  },
  data_dir_not_writable: {
    ko: '{path} 폴더에 쓸 수 없어요. 쓸 수 있는 폴더를 정해 주세요: DATA_DIR=<폴더> npm start',
    en: 'The folder {path} cannot be written. Choose one that can: DATA_DIR=<folder> npm start',
  },
  disk_low: {
    ko: '{path}에 남은 공간이 {freeMb} MB뿐이에요. {neededMb} MB 이상 비우거나 DATA_DIR로 다른 디스크를 정해 주세요.',
    en: 'Only {freeMb} MB are free at {path}. Free up {neededMb} MB, or choose another disk with DATA_DIR.',
  },
  studio_build_failed: {
    ko: '웹 화면을 만들지 못했어요. npm ci를 다시 하고 시작해 주세요.\n{reason}',
    en: 'The web app could not be built. Run npm ci and start again.\n{reason}',
  },
  start_failed: {
    ko: '{name} 프로세스가 시작하지 못했어요. 위에 찍힌 이유를 확인해 주세요.',
    en: 'The {name} process could not start; the reason is printed above.',
  },
  port_in_use: {
    ko: '{port}번 포트를 이미 다른 프로그램이 쓰고 있어요. PORT={other} npm start 로 시작해 보세요.',
    en: 'Port {port} is in use by another program. Try: PORT={other} npm start',
  },
};

/** The message of an error in the reader's language, with its params filled in. */
export function errorMessage(code: ErrorCode, locale: Locale, params: ErrorParams = {}): string {
  return ERROR_MESSAGES[code][locale].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(params[name] ?? whole),
  );
}

/** `ko` unless the reader prefers English: reads an Accept-Language header or a language tag. */
export function localeFrom(acceptLanguage: string | undefined): Locale {
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const tag = part.trim().split(';')[0] ?? '';
    if (tag.startsWith('ko')) return 'ko';
    if (tag.startsWith('en')) return 'en';
  }
  return 'ko';
}
