import type { pages as korean } from '../ko/pages.ts';

export const pages: typeof korean = {
  nav: {
    label: 'Pages',
    settings: 'Settings',
    help: 'Help',
  },
  landing: {
    title: 'Record a devotional,\nget back a video',
    lead: 'Upload the recording and its manuscript. We time the captions, choose the pictures and balance the sound, and hand you a finished video.',
    start: 'Get started',
    haveAccount: 'Already have an account?',
    demoLabel: 'A devotional made here: Psalm 23 is read, with captions',
    demoCaption: 'Made from our sample recording and its manuscript. Turn the sound on to listen.',
    demoSubtitles: 'Korean captions',
    howTitle: 'Three steps',
    step1Title: 'Upload the recording',
    step1Text: 'The file from your phone and the manuscript. If you have subtitles, we use them as they are.',
    step2Title: 'Look and adjust',
    step2Text: 'What you see is what the video will be. Change captions, title and look right there.',
    step3Title: 'Download and share',
    step3Text: 'Wide, tall or square, with subtitle files: for the service, the group chat or social media.',
    trustTitle: 'You can rely on this',
    trust: {
      words: {
        title: 'Not a letter of your manuscript is changed',
        text: 'If you upload it, its words become the captions. Where the recording differs we ask you first.',
      },
      preview: {
        title: 'The preview is the finished video',
        text: 'Watch all of it before it is made. You can change it and make it again at any time afterwards.',
      },
      private: {
        title: 'Only you can see it',
        text: 'Recordings and videos are shown to you alone. Delete a video and its recording goes with it.',
      },
    },
    looksTitle: 'Choose a look',
    looksText: 'You can change it at any time.',
    factsTitle: 'Good to know before you upload',
    factTime: 'A video takes some minutes, depending on its length. It goes on when you close the page.',
    factCheck: 'We time the captions, but please look them over before you share the video.',
    footer: 'Made for churches that share devotionals.',
    footerHelp: 'Help',
  },
  settings: {
    title: 'Settings',
    aboutTitle: 'You and your church',
    name: 'Name',
    church: 'Church name',
    churchHint: 'Shown at the end of new videos. You can change it in each of them.',
    churchPlaceholder: 'Grace Church',
    save: 'Save',
    saved: 'Saved.',
    saveFailed: 'That could not be saved',
    picturesTitle: 'What not to show in found footage',
    screenTitle: 'Screen',
    passwordTitle: 'Change your password',
    currentPassword: 'Current password',
    newPassword: 'New password',
    changePassword: 'Change password',
    passwordChanged: 'Your password was changed. Use the new one the next time you log in.',
    accountTitle: 'Account',
    email: 'E-mail',
    credits: 'Credits',
    creditsLeft: '{{count, number}} left',
  },
  help: {
    title: 'Help',
    lead: 'Never done this before? Follow the steps and you will have a video at the end.',
    contents: 'On this page',
    sections: {
      steps: 'Your first video',
      files: 'Which files to use',
      phone: 'Straight from your phone',
      shortcuts: 'Keyboard shortcuts',
      privacy: 'Who can see your recording',
      trouble: 'When something goes wrong',
    },
    steps: {
      prepare: {
        title: 'Have the recording and the manuscript ready',
        text: 'The voice recorder of your phone is good enough. Read it in one go, in a quiet room. With a manuscript the captions say exactly what you wrote.',
      },
      upload: {
        title: 'Press “New video” and upload them',
        text: 'Choose recording and manuscript together, or drop them on the page: files with the same name become a pair. If the connection breaks, the upload goes on where it stopped.',
      },
      look: {
        title: 'Choose a look and a shape',
        text: 'Wide for services and YouTube, tall for phones, square for group chats. You can change it later.',
      },
      check: {
        title: 'Look over the captions',
        text: 'Press a caption to go there and type to change it. Changes are saved by themselves, and you can undo as many as you like.',
      },
      make: {
        title: 'Press “Make the video”',
        text: 'We tell you how long it will take. It goes on when you close the page, and you can see how far it is when you come back.',
      },
      share: {
        title: 'Download and share it',
        text: 'You get an MP4 and the captions as files. If you spot something, change it and make it again: only what changed is made anew, so it is quick.',
      },
    },
    pictureOf: 'The screen: {{title}}',
    files: {
      recording:
        'The recording can be any sound file, such as {{types}}. Of a video with sound, only the sound is used.',
      manuscript:
        'The manuscript is a Word (DOCX) or text (TXT) file. From HWP or PDF, copy the text and paste it, or save it as DOCX.',
      subtitles: 'If you have subtitles (SRT, VTT), we use them as they are, times included.',
      noWords:
        'Without a manuscript we listen and write the captions. Please check the names of people and places.',
      needWords: 'For now a manuscript or subtitles are needed.',
    },
    phone: {
      android:
        'Android: open this page in Chrome and choose “Add to home screen” or “Install app” in the menu. Then press “Share” in your recorder and choose QT Video: a new video opens with the recording in it.',
      iphone:
        'iPhone: in Voice Memos press “Share”, then “Save to Files”, and choose that file here. iPhones cannot share into a web app yet.',
    },
    shortcuts: {
      where: 'They work while you edit a video. Press “?” there to see them.',
    },
    privacy: {
      owner: 'Recordings, manuscripts and videos open only for you, logged in. Nothing is made public.',
      remove: 'When you delete a video, its recording and the files made from it are deleted too.',
      speech:
        'To turn speech into words we send the recording to a speech recognition service, also when there is a manuscript, for its timing.',
      noSpeech: 'Your recording is not sent to a speech recognition service of another company.',
      writing:
        'If whoever runs this service has switched on a writing assistant, the words of the captions are sent to it for the title and the pictures. Ask them if you would like to know.',
    },
    trouble: {
      upload: {
        title: 'The upload stopped',
        text: 'Please check your connection. When it is back the upload goes on by itself from where it stopped. If it does not, choose the same file again.',
      },
      file: {
        title: 'It says the file cannot be read',
        text: 'Play it once in your recorder, save it again as MP3 or M4A and upload that. Save a manuscript as DOCX or TXT.',
      },
      timing: {
        title: 'The captions do not fit what is said',
        text: 'Press a caption and move its start and end by 0.1 s at a time. If all of them are off, check that the manuscript is of this recording.',
      },
      failed: {
        title: 'The video could not be made',
        text: 'What you uploaded is still there. Read the reason on its card and press “Make it again”. A video that failed costs no credit.',
      },
      conflict: {
        title: 'It says it was changed somewhere else first',
        text: 'That happens when the same video is edited in two windows. Choose which one to keep; the one you choose stays as it is.',
      },
      password: {
        title: 'I forgot my password',
        text: 'It cannot be reset by e-mail yet. Please ask whoever runs this service.',
      },
    },
  },
};
