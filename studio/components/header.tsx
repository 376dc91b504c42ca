import { BookOpenText, Coins, Film, Languages, LogOut, Menu as MenuIcon, Palette } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLogOut } from '../lib/session.ts';
import { useMe } from '../lib/queries.ts';
import { chooseTheme, useTheme } from '../lib/theme.ts';
import { LanguageChoice } from './language-menu.tsx';
import { Button } from './ui/button.tsx';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine } from './ui/menu.tsx';

export function Header() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface/95 backdrop-blur-sm">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Link to={me ? '/videos' : '/'} className="flex min-h-11 items-center gap-2.5 rounded-lg pr-2">
          <img src="/icon.svg" alt="" className="size-8" />
          <span className="text-lg font-bold tracking-tight">{t('app.name')}</span>
        </Link>
        <div className="flex-1" />
        {me && (
          <p
            className="hidden items-center gap-1.5 px-2 text-[15px] text-muted sm:flex"
            data-testid="credits"
          >
            <Coins aria-hidden className="size-4" />
            {t('app.credits', { count: me.credits })}
          </p>
        )}
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
      <MenuItem asChild>
        <Link to="/videos">
          <Film aria-hidden />
          {t('app.myVideos')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to="/templates" data-testid="to-templates">
          <Palette aria-hidden />
          {t('dashboard.templates.nav')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to="/dictionary" data-testid="to-dictionary">
          <BookOpenText aria-hidden />
          {t('app.dictionary')}
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
