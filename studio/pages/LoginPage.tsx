import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { z } from 'zod';
import { AuthCard } from '../components/auth-card.tsx';
import { PasswordInput } from '../components/password-input.tsx';
import { Button } from '../components/ui/button.tsx';
import { Field, Input } from '../components/ui/field.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { failureText } from '../lib/failure-text.ts';
import { useLogIn } from '../lib/session.ts';

const formSchema = z.object({ email: z.string().trim().min(1), password: z.string().min(1) });

export default function LoginPage() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const logIn = useLogIn();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(formSchema),
    defaultValues: { email: '', password: '' },
  });
  const { errors } = formState;
  return (
    <AuthCard
      title={t('auth.loginTitle')}
      text={new URLSearchParams(search).has('next') ? t('auth.loginReturn') : t('auth.loginText')}
      other={{ to: '/register', text: t('auth.toRegister') }}
    >
      <form
        noValidate
        className="flex flex-col gap-5"
        data-testid="login-form"
        onSubmit={handleSubmit((values) => logIn.mutate(values))}
      >
        <Field label={t('auth.email')} error={errors.email && t('auth.errors.email')}>
          {(ids) => (
            <Input
              {...ids}
              {...register('email')}
              type="email"
              autoComplete="username"
              inputMode="email"
              data-testid="login-email"
            />
          )}
        </Field>
        <Field label={t('auth.password')} error={errors.password && t('auth.errors.password')}>
          {(ids) => (
            <PasswordInput
              {...ids}
              {...register('password')}
              autoComplete="current-password"
              data-testid="login-password"
            />
          )}
        </Field>
        {logIn.error && (
          <Notice kind="danger" data-testid="login-error">
            {failureText(logIn.error, t)}
          </Notice>
        )}
        <Button kind="main" type="submit" disabled={logIn.isPending} data-testid="login-submit">
          {t('auth.loginButton')}
        </Button>
      </form>
    </AuthCard>
  );
}
