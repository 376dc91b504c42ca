import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { changePasswordSchema } from '../../core/api.ts';
import { PasswordInput } from '../components/password-input.tsx';
import { Button } from '../components/ui/button.tsx';
import { Field } from '../components/ui/field.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { failureText } from '../lib/failure-text.ts';
import { useChangePassword } from './use-settings.ts';

const EMPTY = { current_password: '', new_password: '' };

export function PasswordForm({ email }: { email: string }) {
  const { t } = useTranslation();
  const change = useChangePassword();
  const { register, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(changePasswordSchema),
    defaultValues: EMPTY,
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      data-testid="password-form"
      onSubmit={handleSubmit((values) =>
        change.mutate(values, {
          onSuccess: () => {
            reset(EMPTY);
            toast.success(t('settings.passwordChanged'));
          },
        }),
      )}
    >
      {/* whose password it is, for password managers */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field label={t('settings.currentPassword')}>
        {(ids) => (
          <PasswordInput
            {...ids}
            {...register('current_password')}
            autoComplete="current-password"
            data-testid="current-password"
          />
        )}
      </Field>
      <Field
        label={t('settings.newPassword')}
        hint={t('auth.passwordHint')}
        error={formState.errors.new_password && t('auth.errors.passwordShort')}
      >
        {(ids) => (
          <PasswordInput
            {...ids}
            {...register('new_password')}
            autoComplete="new-password"
            data-testid="new-password"
          />
        )}
      </Field>
      {change.error && (
        <Notice kind="danger" data-testid="password-error">
          {failureText(change.error, t)}
        </Notice>
      )}
      <Button type="submit" className="self-start" disabled={change.isPending} data-testid="password-save">
        {t('settings.changePassword')}
      </Button>
    </form>
  );
}
