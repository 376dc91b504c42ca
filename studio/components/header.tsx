import {
  BookOpenText,
  CircleQuestionMark,
  Coins,
  Film,
  Images,
  Languages,
  LayoutTemplate,
  LogOut,
  Menu as MenuIcon,
  Settings,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { cn } from '../lib/cn.ts';
import { useLogOut } from '../lib/session.ts';
import { useMe } from '../lib/queries.ts';
import { chooseTheme, useTheme } from '../lib/theme.ts';
import { LanguageChoice } from './language-menu.tsx';
import { Button } from './ui/button.tsx';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine } from './ui/menu.tsx';

/** Where work is done; in the header where there is room, and always in the menu. */
const PAGES = [
  { to: '/videos', text: 'app.myVideos', icon: Film },
  { to: '/templates', text: 'dashboard.templates.nav', icon: LayoutTemplate },
  { to: '/library', text: 'library.title', icon: Images },
  { to: '/dictionary', text: 'app.dictionary', icon: BookOpenText },
] as const;

/** `wide` as on the page under it. */
export function Header({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface/95 backdrop-blur-sm">
      <div
        className={cn(
          'mx-auto flex h-16 items-center gap-1 px-4 sm:gap-2 sm:px-6',
          wide ? 'max-w-[100rem]' : 'max-w-6xl',
        )}
      >
        <Link to={me ? '/videos' : '/'} className="flex min-h-11 items-center gap-2.5 rounded-lg pr-2">
          <img src="/icon.svg" alt="" width={32} height={32} className="size-8" />
          <span className="text-lg font-bold tracking-tight whitespace-nowrap">{t('app.name')}</span>
        </Link>
        <div className="flex-1">{me && <PageLinks />}</div>
        {me && (
          <p
            className="hidden items-center gap-1.5 px-2 text-[15px] whitespace-nowrap text-muted sm:flex"
            data-testid="credits"
          >
            <Coins aria-hidden className="size-4" />
            {t('app.credits', { count: me.credits })}
          </p>
        )}
        <Button asChild kind="quiet" size="icon">
          <Link to="/help" aria-label={t('nav.help')} title={t('nav.help')} data-testid="to-help">
            <CircleQuestionMark aria-hidden />
          </Link>
        </Button>
        <Menu
          trigger={
            <Button kind="quiet" size="icon" aria-label={t('app.language')} data-testid="language-menu">
              <Languages aria-hidden />
            </Button>
          }
        >
          <LanguageChoice />
          <MenuLine />
          <ThemeChoice />
        </Menu>
        {me === null && (
          <Button asChild size="small" className="hidden sm:inline-flex">
            <Link to="/login">{t('app.login')}</Link>
          </Button>
        )}
        {me && <AccountMenu name={me.name} credits={me.credits} />}
      </div>
    </header>
  );
}

function PageLinks() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('nav.label')} className="hidden lg:block">
      <ul className="flex">
        {PAGES.map(({ to, text }) => (
          <li key={to}>
            <NavLink
              to={to}
              className="flex min-h-11 items-center rounded-lg px-3 text-[15px] font-medium whitespace-nowrap text-muted hover:text-ink aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:decoration-accent aria-[current=page]:decoration-2 aria-[current=page]:underline-offset-8"
            >
              {t(text)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function AccountMenu({ name, credits }: { name: string; credits: number }) {
  const { t } = useTranslation();
  const logOut = useLogOut();
  return (
    <Menu
      trigger={
        <Button kind="quiet" size="icon" aria-label={t('app.menu')} data-testid="account-menu">
          <MenuIcon aria-hidden />
        </Button>
      }
    >
      <MenuLabel>{name}</MenuLabel>
      <p className="px-3 pb-1 text-sm text-muted sm:hidden">{t('app.credits', { count: credits })}</p>
      <MenuLine />
      {PAGES.map(({ to, text, icon: Icon }) => (
        <MenuItem key={to} asChild>
          <Link to={to} data-testid={`to-${to.slice(1)}`}>
            <Icon aria-hidden />
            {t(text)}
          </Link>
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem asChild>
        <Link to="/settings" data-testid="to-settings">
          <Settings aria-hidden />
          {t('nav.settings')}
        </Link>
      </MenuItem>
      <MenuItem onSelect={() => logOut.mutate()} data-testid="logout">
        <LogOut aria-hidden />
        {t('app.logout')}
      </MenuItem>
    </Menu>
  );
}

function ThemeChoice() {
  const { t } = useTranslation();
  const theme = useTheme();
  return (
    <MenuChoice
      label={t('app.theme')}
      value={theme}
      onChoose={chooseTheme}
      choices={[
        { value: 'system', label: t('app.themeSystem'), testId: 'theme-system' },
        { value: 'light', label: t('app.themeLight'), testId: 'theme-light' },
        { value: 'dark', label: t('app.themeDark'), testId: 'theme-dark' },
      ]}
    />
  );
}
