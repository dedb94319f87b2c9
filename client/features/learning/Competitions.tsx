import { ChevronRight, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompetitionFigure } from '../../../shared/learning/competitions.ts';
import { useTown } from '../../sync/town.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useLanguage } from '../../words/i18n.ts';
import styles from './Competitions.module.css';
import page from './LearningPage.module.css';

/** Which departments compete, what it meets and what comes of it. */
export function Competitions(props: {
  readonly competitions: readonly CompetitionFigure[];
  readonly isSelection: boolean;
}) {
  const { t } = useTranslation('learning');
  return (
    <section aria-labelledby="competing" className={page.panel}>
      <header className={page.panelHead}>
        <Scale aria-hidden="true" size={18} />
        <h2 id="competing" className={page.panelTitle}>
          {t('competing.title')}
        </h2>
      </header>
      {props.competitions.length === 0 && <p className={page.quiet}>{t('competing.none')}</p>}
      {props.competitions.map((each) => (
        <Competition
          key={each.departments.join(' ')}
          figure={each}
          isSelection={props.isSelection}
        />
      ))}
    </section>
  );
}

function Competition(props: {
  readonly figure: CompetitionFigure;
  /** Of some cases only: more is told of all of them. */
  readonly isSelection: boolean;
}) {
  const { figure } = props;
  const { t } = useTranslation(['learning', 'method']);
  const language = useLanguage();
  const { instruments } = useTown();
  const { departments, cases, kinds, conditions, decided, agreements, resolved } = figure;
  const [first, second] = departments;
  const instrumentOf = (id: string) => {
    const instrument = instruments.find((each) => each.id === id)?.name;
    return instrument === undefined
      ? t('competing.unknownInstrument')
      : t('competing.instrumentOf', { instrument });
  };
  const isBare = [kinds, conditions, decided, agreements].every(({ length }) => length === 0);
  return (
    <details className={styles.row}>
      <summary className={styles.summary}>
        <ChevronRight aria-hidden="true" size={16} className={styles.chevron} />
        <span className={styles.pair}>
          <DepartmentPill department={first} />
          <span className="visually-hidden">{t('competing.and')}</span>
          <DepartmentPill department={second} />
        </span>
        <span className={styles.facts}>
          {t('competing.resistance', {
            value: figure.medianResistance.toLocaleString(language),
          })}
        </span>
        <span className={styles.cases}>{t('competing.cases', { count: cases })}</span>
      </summary>
      <div className={styles.body}>
        {isBare && resolved === undefined && (
          <p>{t(props.isSelection ? 'competing.untoldSelected' : 'competing.untold')}</p>
        )}
        <Part
          title={t('competing.kinds')}
          rows={kinds.map((kind) => ({
            key:
              'phase' in kind ? kind.department + kind.phase : kind.department + kind.instrumentId,
            cases: kind.cases,
            what: (
              <span className={styles.kind}>
                <DepartmentPill department={kind.department} />
                {'phase' in kind
                  ? t('competing.phaseOf', { phase: t(`method:phase.${kind.phase}`) })
                  : instrumentOf(kind.instrumentId)}
              </span>
            ),
          }))}
        />
        {resolved !== undefined && <p>{t('competing.resolved', { count: resolved })}</p>}
        <Part
          title={t('competing.conditions')}
          rows={conditions.map((each) => ({
            key: each.condition,
            cases: each.cases,
            what: each.condition,
          }))}
        />
        <Part
          title={t('competing.decided')}
          rows={decided.map((each) => ({
            key: each.pursued,
            cases: each.cases,
            what:
              each.pursued === 'first' || each.pursued === 'second'
                ? t('competing.pursuedOne', {
                    department: each.pursued === 'first' ? first : second,
                  })
                : t(`competing.pursued.${each.pursued}`),
          }))}
        />
        <Part
          title={t('competing.agreements')}
          rows={agreements.map((each) => ({
            key: each.ended,
            cases: each.cases,
            what: t(`competing.ended.${each.ended}`),
          }))}
        />
      </div>
    </details>
  );
}

function Part(props: {
  readonly title: string;
  readonly rows: readonly {
    readonly key: string;
    readonly cases: number;
    readonly what: ReactNode;
  }[];
}) {
  const { t } = useTranslation('learning');
  if (props.rows.length === 0) return null;
  return (
    <div>
      <h3 className={styles.part}>{props.title}</h3>
      <ul>
        {props.rows.map(({ key, cases, what }) => (
          <li key={key} className={styles.line}>
            <span>{what}</span>
            <span className={styles.cases}>{t('competing.cases', { count: cases })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
