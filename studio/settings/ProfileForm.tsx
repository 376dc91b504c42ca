import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { profileSchema, type ApiUser } from '../../core/api.ts';
import { Button } from '../components/ui/button.tsx';
import { Field, Input } from '../components/ui/field.tsx';
import { failureText } from '../lib/failure-text.ts';
import { useChangeProfile } from './use-settings.ts';

/** Name, and the church that new videos are of. */
export function ProfileForm({ me }: { me: ApiUser }) {
  const { t } = useTranslation();
  const change = useChangeProfile();
  const { register, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(profileSchema.required()),
    defaultValues: { name: me.name, church: me.church },
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      data-testid="profile-form"
      onSubmit={handleSubmit((values) =>
        change.mutate(values, {
          onSuccess: ({ name, church }) => {
            reset({ name, church });
            toast.success(t('settings.saved'));
          },
          onError: (error) => toast.error(t('settings.saveFailed'), { description: failureText(error, t) }),
        }),
      )}
    >
      <Field label={t('settings.name')} error={formState.errors.name && t('auth.errors.name')}>
        {(ids) => (
          <Input
            {...ids}
            {...register('name')}
            autoComplete="name"
            maxLength={100}
            data-testid="settings-name"
          />
        )}
      </Field>
      <Field label={t('settings.church')} hint={t('settings.churchHint')}>
        {(ids) => (
          <Input
            {...ids}
            {...register('church')}
            autoComplete="organization"
            placeholder={t('settings.churchPlaceholder')}
            maxLength={100}
            data-testid="settings-church"
          />
        )}
      </Field>
      <Button
        kind="main"
        type="submit"
        className="self-start"
        disabled={change.isPending || !formState.isDirty}
        data-testid="settings-save"
      >
        {t('settings.save')}
      </Button>
    </form>
  );
}
