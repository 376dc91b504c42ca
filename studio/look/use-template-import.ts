import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { ApiOwnTemplate } from '../../core/api.ts';
import type { TemplateFileProblem } from '../../core/own-template-file.ts';
import { sameName } from '../../core/own-template.ts';
import { failureText } from '../lib/failure-text.ts';
import { readTemplate } from './own-template-files.ts';
import { useOwnTemplateChanges } from './use-own-templates.ts';

/** Long enough to read what is wrong with a file. */
const PROBLEM_SHOWN_MS = 12_000;

/**
 * Takes a template out of a file, in the place of an own one of that name, and tells what came of it.
 * @param known ids of the templates there are
 */
export function useTemplateImport(own: readonly ApiOwnTemplate[], known: ReadonlySet<string>) {
  const { t } = useTranslation();
  const { create, change } = useOwnTemplateChanges();
  const tell = (reason: string) =>
    toast.error(t('look.importFailed'), { description: reason, duration: PROBLEM_SHOWN_MS });

  /** Answers what was taken; null where nothing was. */
  return async function take(file: File): Promise<ApiOwnTemplate | null> {
    const read = await readTemplate(file, known);
    if ('problem' in read) {
      tell(problemText(read, t));
      return null;
    }
    const present = own.find((one) => sameName(one.name, read.template.name));
    try {
      const taken = present
        ? await change.mutateAsync({ id: present.id, ...read.template })
        : await create.mutateAsync(read.template);
      toast.success(t('look.imported', { name: taken.name }));
      return taken;
    } catch (error) {
      tell(failureText(error, t));
      return null;
    }
  };
}

function problemText(problem: TemplateFileProblem, t: TFunction): string {
  switch (problem.problem) {
    case 'unknown_template':
      return t('look.fileProblems.unknown_template', { template: problem.template });
    case 'wrong_value':
      return t('look.fileProblems.wrong_value', { where: problem.where });
    case 'not_json':
    case 'not_a_template':
    case 'newer':
      return t(`look.fileProblems.${problem.problem}`);
  }
}
