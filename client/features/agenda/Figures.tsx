import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conference } from '../../../shared/method/agenda.ts';
import { phaseKinds } from '../../../shared/method/phases.ts';
import type { CaseFigures } from '../../../shared/protocol/http.ts';
import { fetchFigures } from '../../sync/api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import styles from './Figures.module.css';
import { phaseTotals } from './phase-totals.ts';

/** What the conference planned and took: per case and phase, never per person. */
export function Figures({ conference }: { conference: Conference }) {
  const { t } = useTranslation(['agenda', 'sitting']);
  const { id, version } = conference;
  // What was postponed or added shows here as well.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is asked for anew
  const load = useCallback(() => fetchFigures(id), [id, version]);
  const { value } = useFetched(load);
  const cases = value?.cases ?? [];
  const isTold = cases.some(({ sitting, postponed }) => sitting || postponed !== undefined);
  const totals = phaseTotals(cases);
  const postponedCount = cases.filter(({ postponed }) => postponed !== undefined).length;
  return (
    <section aria-labelledby="figures" className={styles.section}>
      <h2 id="figures" className={styles.title}>
        {t('figures.title')}
      </h2>
      <p className={styles.hint}>{isTold ? t('figures.hint') : t('figures.none')}</p>
      {postponedCount > 0 && <p>{t('figures.postponedCount', { count: postponedCount })}</p>}
      {isTold && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        <section tabIndex={0} aria-label={t('figures.table')} className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('figures.case')}</th>
                <th scope="col">{t('figures.preparation')}</th>
                {phaseKinds.map((kind) => (
                  <th key={kind} scope="col">
                    {t(`sitting:shortPhase.${kind}`)}
                  </th>
                ))}
                <th scope="col">{t('figures.total')}</th>
                <th scope="col">{t('figures.gaps')}</th>
              </tr>
            </thead>
            <tbody>
              {cases.map((each) => (
                <CaseRow key={each.caseId} figures={each} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('figures.sum')}</th>
                <td />
                {phaseKinds.map((kind) => (
                  <td key={kind}>{t('figures.usedOf', { ...totals.phases[kind] })}</td>
                ))}
                <td>{t('figures.usedOf', { ...totals.all })}</td>
                <td />
              </tr>
            </tfoot>
          </table>
        </section>
      )}
    </section>
  );
}

function CaseRow({ figures }: { figures: CaseFigures }) {
  const { t } = useTranslation('agenda');
  const { sitting, postponed, preparationMinutes } = figures;
  const byKind = new Map(sitting?.phases.map((phase) => [phase.kind, phase]));
  const used = sitting?.phases.reduce((sum, { usedMinutes }) => sum + usedMinutes, 0);
  return (
    <tr>
      <th scope="row">
        {figures.pseudonym || t('unknownCase')}
        {postponed !== undefined && (
          <span className={styles.postponed}>
            {t('board.postponed', { reason: postponed || t('board.reasonLost') })}
          </span>
        )}
        {!sitting && postponed === undefined && (
          <span className={styles.note}>{t('figures.notTaken')}</span>
        )}
      </th>
      <td>
        {preparationMinutes === undefined ? '–' : t('minutes', { count: preparationMinutes })}
      </td>
      {phaseKinds.map((kind) => {
        const phase = byKind.get(kind);
        return (
          <td key={kind}>
            {phase
              ? t('figures.usedOf', { used: phase.usedMinutes, planned: phase.plannedMinutes })
              : '–'}
          </td>
        );
      })}
      <td>
        {used === undefined
          ? t('minutes', { count: figures.plannedMinutes })
          : t('figures.usedOf', { used, planned: figures.plannedMinutes })}
      </td>
      <td>
        {sitting
          ? sitting.openGapsAtFinish === undefined
            ? t('figures.gapsRunning', { start: sitting.openGapsAtStart })
            : t('figures.gapsSpan', {
                start: sitting.openGapsAtStart,
                end: sitting.openGapsAtFinish,
              })
          : '–'}
      </td>
    </tr>
  );
}
