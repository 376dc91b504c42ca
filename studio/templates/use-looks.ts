import { useMemo } from 'react';
import type { ApiConfig } from '../../core/api.ts';
import { currentLanguage } from '../i18n/index.ts';
import { useOwnTemplates } from '../look/use-own-templates.ts';
import { looksOf, type Look } from './looks.ts';

/** All looks there are to choose from; a person's own as soon as they are known. */
export function useLooks(templates: ApiConfig['templates']): Look[] {
  const { data } = useOwnTemplates();
  const language = currentLanguage();
  return useMemo(() => looksOf(templates, data?.templates ?? [], language), [templates, data, language]);
}
