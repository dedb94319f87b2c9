import { useTranslation } from 'react-i18next';
import type { readTownFile, TownProblem } from '../../../shared/method/town-settings.ts';

type FileProblem = Extract<ReturnType<typeof readTownFile>, { problem: unknown }>['problem'];

const sections = [
  'departments',
  'phases',
  'instruments',
  'questions',
  'chains',
  'transitions',
  'conference',
] as const;

/** What is wrong with settings, and where: "Dienststellen, Eintrag 3: Hier fehlt noch etwas." */
export function useProblemWords(): (problem: FileProblem | TownProblem) => string {
  const { t } = useTranslation('settings');
  return (problem) => {
    const what = t(`problem.${problem.reason}`);
    if (!('field' in problem)) return what;
    const [first, index] = problem.field.split('/');
    const section = sections.find((each) => each === first);
    if (!section) return what;
    const number = Number(index) + 1;
    const where = Number.isNaN(number)
      ? t(`changes.section.${section}`)
      : t('problem.entry', { section: t(`changes.section.${section}`), number });
    return `${where}: ${what}`;
  };
}
