import { useTranslation } from 'react-i18next';

/** A drawn frame of a finished video, for the landing page: dawn over water with a caption. */
export function DawnPicture() {
  const { t } = useTranslation();
  return (
    <figure
      role="img"
      aria-label={t('landing.pictureLabel')}
      className="relative aspect-video overflow-hidden rounded-2xl border border-line"
    >
      <svg
        viewBox="0 0 960 540"
        className="absolute inset-0 size-full"
        preserveAspectRatio="xMidYMid slice"
        aria-hidden
      >
        <defs>
          <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#2a2558" />
            <stop offset="0.45" stopColor="#7a5a8c" />
            <stop offset="0.75" stopColor="#f0a77c" />
            <stop offset="1" stopColor="#fbd9a8" />
          </linearGradient>
          <linearGradient id="water" x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#c98a78" />
            <stop offset="0.35" stopColor="#6a4a78" />
            <stop offset="1" stopColor="#171433" />
          </linearGradient>
          <radialGradient id="glow" cx="0.5" cy="0.5" r="0.5">
            <stop offset="0" stopColor="#fff3d6" />
            <stop offset="0.2" stopColor="#ffe2b0" stopOpacity="0.8" />
            <stop offset="1" stopColor="#ffc98f" stopOpacity="0" />
          </radialGradient>
          <linearGradient id="shade" x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#0d0b20" stopOpacity="0" />
            <stop offset="1" stopColor="#0d0b20" stopOpacity="0.75" />
          </linearGradient>
        </defs>
        <rect width="960" height="330" fill="url(#sky)" />
        <circle cx="620" cy="318" r="220" fill="url(#glow)" />
        <circle cx="620" cy="312" r="34" fill="#fff6e0" />
        <path
          d="M0 330V262Q90 218 170 252T320 234T480 284T660 268T800 286T960 250V330z"
          fill="#4a3a68"
          opacity="0.85"
        />
        <path d="M0 332v-34q120-26 230 4t220 0 190 14 320-26v42z" fill="#2d2450" />
        <rect y="330" width="960" height="210" fill="url(#water)" />
        <rect y="280" width="960" height="260" fill="url(#shade)" />
      </svg>
      <figcaption
        aria-hidden
        className="absolute inset-0 flex flex-col items-center text-center text-[#fffdf7]"
      >
        <p className="mt-[7%] text-[clamp(11px,1.6vw,16px)] tracking-[0.2em] opacity-85">
          {t('landing.pictureKicker')}
        </p>
        <p className="mt-1 font-serif text-[clamp(20px,3.4vw,36px)]">{t('landing.pictureTitle')}</p>
        <p className="mt-auto px-6 text-[clamp(15px,2.5vw,27px)] leading-snug font-bold tracking-tight whitespace-pre-line [text-shadow:0_1px_6px_rgb(0_0_0/0.5)]">
          {t('landing.pictureCaption')}
        </p>
        <p className="mt-2 mb-[5%] text-[clamp(11px,1.4vw,15px)] opacity-80">
          {t('landing.pictureScripture')}
        </p>
      </figcaption>
    </figure>
  );
}
