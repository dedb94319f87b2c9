import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AarBand } from '../../ui/AarBand.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Block } from './Block.tsx';
import styles from './Blocks.module.css';
import type { AgreementText, MinutesText } from './minutes-text.ts';
import { type JustChanged, useJustChanged } from './use-just-changed.ts';

/** The parts of the minutes, as they stand in the document. */
export const parts = [
  'head',
  'direction',
  'will',
  'strategies',
  'decision',
  'agreements',
  'gaps',
  'notes',
] as const;
export type Part = (typeof parts)[number];

export const partId = (part: Part | 'addenda') => `minutes-${part}`;

const roots = {
  will: ['wills'],
  strategies: ['strategies', 'conditions'],
  agreements: ['agreements'],
  gaps: ['gaps'],
} as const;

function Pills({ departments }: { readonly departments: readonly string[] }) {
  return (
    <span className={styles.pills}>
      {departments.map((department) => (
        <DepartmentPill key={department} department={department} />
      ))}
    </span>
  );
}

function Row(props: {
  readonly id: string;
  readonly changed: JustChanged | undefined;
  readonly who?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <li className={cx(styles.row, props.changed?.ids.has(props.id) && styles.changed)}>
      <span className={styles.who}>{props.who}</span>
      <span className={styles.what}>{props.children}</span>
    </li>
  );
}

function Agreements(props: {
  readonly all: readonly AgreementText[];
  readonly changed: JustChanged | undefined;
}) {
  const { t } = useTranslation('minutes');
  return (
    <table className={cx(styles.table, styles.agreements)}>
      <thead>
        <tr>
          <th scope="col">{t('column.who')}</th>
          <th scope="col">{t('column.what')}</th>
          <th scope="col" className={styles.figure}>
            {t('column.due')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.all.map(({ id, department, person, what, due, state }) => (
          <tr key={id} className={cx(props.changed?.ids.has(id) && styles.changed)}>
            <td>{department ? <DepartmentPill department={department} /> : person}</td>
            <td>
              {department && person ? `${person}: ${what}` : what}
              {state && <span className={styles.note}>{state}</span>}
            </td>
            <td className={styles.figure}>{due}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All parts that follow the map; `isClosed`: they did. */
export function Blocks({
  text,
  isClosed,
}: {
  readonly text: MinutesText;
  readonly isClosed: boolean;
}) {
  const { t } = useTranslation('minutes');
  const wills = useJustChanged(roots.will);
  const strategies = useJustChanged(roots.strategies);
  const agreements = useJustChanged(roots.agreements);
  const gaps = useJustChanged(roots.gaps);
  const kind = isClosed ? 'closed' : 'live';
  const block = (part: Part, title: string, children: ReactNode, changed?: JustChanged) => (
    <Block id={partId(part)} title={title} kind={kind} changed={isClosed ? undefined : changed}>
      {children}
    </Block>
  );
  return (
    <>
      <header id={partId('head')} tabIndex={-1} className={styles.head}>
        <div className={styles.printed}>
          <Logo />
        </div>
        <h2 className={styles.heading}>{text.heading}</h2>
        <div className={styles.printed}>
          <dl>
            <dt>{t('fact.case')}</dt>
            <dd>
              <strong>{text.pseudonym}</strong>, {text.caseFacts}
            </dd>
            <dt>{t('fact.date')}</dt>
            <dd>{text.time}</dd>
            {text.sphere && (
              <>
                <dt>{t('fact.sphere')}</dt>
                <dd>{text.sphere}</dd>
              </>
            )}
            {text.lead && (
              <>
                <dt>{t('fact.lead')}</dt>
                <dd>{text.lead}</dd>
              </>
            )}
            {(text.present.length > 0 || text.excused) && (
              <>
                <dt className={styles.term}>{t('fact.present')}</dt>
                <dd className={styles.whole}>
                  <Pills departments={text.present} /> {text.excused}
                </dd>
              </>
            )}
          </dl>
        </div>
        <p className={styles.facts}>
          {[text.pseudonym, text.caseFacts, text.time, text.sphere, text.lead, text.excused]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {text.present.length > 0 && (
          <p className={styles.facts}>
            {t('fact.present')} <Pills departments={text.present} />
          </p>
        )}
      </header>
      <div id={partId('direction')} tabIndex={-1}>
        <AarBand texts={text.directions} />
      </div>
      {block(
        'will',
        t('part.will'),
        <dl>
          {text.wills.map(({ id, who, what }) => (
            <div key={id} className={styles.row}>
              <dt className={styles.person}>{who}</dt>
              <dd className={styles.what}>{what}</dd>
            </div>
          ))}
        </dl>,
        wills,
      )}
      {block(
        'strategies',
        t(text.figureHeads.length > 0 ? 'strategiesTitle' : 'strategiesOnly'),
        <>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('strategy')}</th>
                <th scope="col">{t('proposal')}</th>
                {text.figureHeads.map((head) => (
                  <th key={head} scope="col" className={styles.figure}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {text.strategies.map((strategy) => (
                <tr
                  key={strategy.id}
                  className={cx(
                    strategy.isPursued && styles.pursued,
                    strategies?.ids.has(strategy.id) && styles.changed,
                  )}
                >
                  <td>
                    <span className={styles.strategy}>
                      <LetterBadge letter={strategy.letter} on={strategy.isPursued} />
                      <span>
                        <strong>{strategy.title}</strong>
                        {strategy.summary && `: ${strategy.summary}`}
                        {strategy.conditions.map(({ id, department, text: said }) => (
                          <span key={id} className={styles.condition}>
                            {department && <DepartmentPill department={department} />}
                            {said}
                          </span>
                        ))}
                      </span>
                    </span>
                  </td>
                  <td>
                    <Pills departments={strategy.proposers} />
                  </td>
                  {strategy.figures.map((figure, index) => (
                    <td key={text.figureHeads[index]} className={styles.figure}>
                      {figure}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {text.weighedIn && <p className={styles.note}>{text.weighedIn}</p>}
        </>,
        strategies,
      )}
      {block(
        'decision',
        t('decision'),
        <p className={styles.decision}>
          {text.decision || t('noDecision')}
          {text.objections.map(({ id, department, text: said, to }) => (
            <span key={id} className={styles.objection}>
              <strong>{t('objection')}</strong>{' '}
              {department && <DepartmentPill department={department} />} {to}: {said}
            </span>
          ))}
        </p>,
      )}
      {block(
        'agreements',
        t('agreements'),
        <>
          {text.agreements.length === 0 && <p className={styles.empty}>{t('noAgreements')}</p>}
          {text.agreements.length > 0 && <Agreements all={text.agreements} changed={agreements} />}
          {text.earlier.length > 0 && (
            <>
              <h4 className={styles.sub}>{t('earlier')}</h4>
              <Agreements all={text.earlier} changed={agreements} />
            </>
          )}
        </>,
        agreements,
      )}
      {block(
        'gaps',
        t('openGaps'),
        <>
          {text.openGaps.length === 0 && <p className={styles.empty}>{t('noOpenGaps')}</p>}
          <ul>
            {text.openGaps.map(({ id, department, text: question }) => (
              <Row
                key={id}
                id={id}
                changed={gaps}
                who={department ? <DepartmentPill department={department} /> : t('notAsked')}
              >
                {question}
              </Row>
            ))}
          </ul>
          {text.closedGaps.length > 0 && (
            <>
              <h4 className={styles.sub}>{t('closedGaps')}</h4>
              <ul>
                {text.closedGaps.map(({ id, department, text: question, answer }) => (
                  <Row
                    key={id}
                    id={id}
                    changed={gaps}
                    who={department && <DepartmentPill department={department} />}
                  >
                    {question} <strong>{answer}</strong>
                  </Row>
                ))}
              </ul>
            </>
          )}
        </>,
        gaps,
      )}
    </>
  );
}
