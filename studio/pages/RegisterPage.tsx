import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { registerSchema } from '../../core/api.ts';
import { AuthCard } from '../components/auth-card.tsx';
import { PasswordInput } from '../components/password-input.tsx';
import { Button } from '../components/ui/button.tsx';
import { Field, Input } from '../components/ui/field.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { failureText } from '../lib/failure-text.ts';
import { useRegister } from '../lib/session.ts';

export default function RegisterPage() {
  const { t } = useTranslation();
  const signUp = useRegister();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(registerSchema),
    defaultValues: { name: '', email: '', password: '' },
  });
  const { errors } = formState;
  return (
    <AuthCard
      title={t('auth.registerTitle')}
      text={t('auth.registerText')}
      other={{ to: '/login', text: t('auth.toLogin') }}
    >
      <form
        noValidate
        className="flex flex-col gap-5"
        data-testid="register-form"
        onSubmit={handleSubmit((values) => signUp.mutate(values))}
      >
        <Field label={t('auth.name')} error={errors.name && t('auth.errors.name')}>
          {(ids) => (
            <Input
              {...ids}
              {...register('name')}
              autoComplete="name"
              placeholder={t('auth.namePlaceholder')}
              data-testid="register-name"
            />
          )}
        </Field>
        <Field label={t('auth.email')} error={errors.email && t('auth.errors.email')}>
          {(ids) => (
            <Input
              {...ids}
              {...register('email', { setValueAs: (value: string) => value.trim() })}
              type="email"
              autoComplete="email"
              inputMode="email"
              data-testid="register-email"
            />
          )}
        </Field>
        <Field
          label={t('auth.password')}
          hint={t('auth.passwordHint')}
          error={errors.password && t('auth.errors.passwordShort')}
        >
          {(ids) => (
            <PasswordInput
              {...ids}
              {...register('password')}
              autoComplete="new-password"
              data-testid="register-password"
            />
          )}
        </Field>
        {signUp.error && (
          <Notice kind="danger" data-testid="register-error">
            {failureText(signUp.error, t)}
          </Notice>
        )}
        <Button kind="main" type="submit" disabled={signUp.isPending} data-testid="register-submit">
          {t('auth.registerButton')}
        </Button>
      </form>
    </AuthCard>
  );
}
