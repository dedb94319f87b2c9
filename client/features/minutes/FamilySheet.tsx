import { CircleHelp, Handshake } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/case/sitting.ts';
import { directionOf, translationLanguages } from '../../../shared/method/common-languages.ts';
import { useTown } from '../../sync/town.ts';
import { cx } from '../../ui/cx.ts';
import { departmentOf } from '../../ui/departments.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Select } from '../../ui/TextField.tsx';
import { useLeads } from '../../ui/use-leads.ts';
import { usePageFoot } from '../../ui/use-page-foot.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import { FamilyAside } from './FamilyAside.tsx';
import { FamilyDirection } from './FamilyDirection.tsx';
import { FamilySentence } from './FamilySentence.tsx';
import styles from './FamilySheet.module.css';
import { toldOnAll } from './family-told.ts';
import { useFamilySheet, useLanguageName, useMayWriteSheet } from './use-family-sheet.ts';

/** What one consultation agrees mostly fits on one page. */
const narrowMargin = '12mm 20mm 19mm';

/** What the family takes home of a consultation: one plain sentence per agreement, and room for its own language. */
export function FamilySheet(props: { readonly sitting: Sitting; readonly isClosed: boolean }) {
  const { t } = useTranslation(['familySheet', 'minutes']);
  const format = useFormat();
  const { sitting, isClosed } = props;
  const sheet = useFamilySheet(sitting);
  const mayWrite = useMayWriteSheet();
  const { familyContact } = useTown().conference;
  const nameOf = useLanguageName();
  const lead = useLeads()?.at(-1)?.department;
  const [chosen, setChosen] = useState<string>();
  const language = chosen ?? sheet.language;
  const told = toldOnAll(sheet);
  usePageFoot({
    foot: t('foot'),
    page: t('minutes:page'),
    of: t('minutes:pageOf'),
    margin: narrowMargin,
  });
  const fact = (label: string, value: string) => (
    <span>
      {label} <strong>{value}</strong>
    </span>
  );
  const offered =
    language === undefined || translationLanguages.includes(language)
      ? translationLanguages
      : [language, ...translationLanguages];
  return (
    <div className={styles.columns}>
      <article className={styles.sheet} aria-label={t('open')}>
        <header className={styles.head}>
          <Logo />
          {lead && <span>{departmentOf(lead).name}</span>}
        </header>
        <h2 className={styles.title}>{t('title')}</h2>
        <p className={styles.facts}>
          {fact(t('for'), sheet.pseudonym)}
          {fact(t('talk'), format.date(isoDay(sitting.startedAt)))}
          {sitting.nextLook && fact(t('nextTalk'), format.date(sitting.nextLook))}
        </p>
        <FamilyDirection directions={sheet.directions} mayWrite={mayWrite} />
        {sheet.sentences.length === 0 ? (
          <EmptyState icon={Handshake} text={t('none')} />
        ) : (
          <>
            <div className={styles.columnHeads}>
              <h3>{t('doing')}</h3>
              <div className={styles.into} dir={language && directionOf(language)}>
                <h3 dir="ltr">
                  {t('translation')}
                  {language && (
                    <span className={cx(mayWrite && styles.printed)}> ({nameOf(language)})</span>
                  )}
                </h3>
                {mayWrite && (
                  <Select
                    isInBar
                    className={styles.language}
                    label={t('language')}
                    hideLabel
                    value={language ?? ''}
                    onChange={(event) => setChosen(event.target.value)}
                  >
                    {language === undefined && <option value="">{t('noLanguage')}</option>}
                    {offered.map((tag) => (
                      <option key={tag} value={tag}>
                        {nameOf(tag)}
                      </option>
                    ))}
                  </Select>
                )}
              </div>
            </div>
            <ul>
              {sheet.sentences.map((sentence) => (
                <FamilySentence
                  key={sentence.id}
                  sentence={sentence}
                  language={language}
                  mayWrite={mayWrite}
                />
              ))}
            </ul>
          </>
        )}
        <div className={styles.questions}>
          <span className={styles.icon}>
            <CircleHelp aria-hidden="true" size={24} />
          </span>
          <div>
            <p>
              <strong>{t('questions')}</strong>{' '}
              {lead ? t('questionsTo', { department: departmentOf(lead).name }) : t('questionsUs')}
            </p>
            {familyContact ? (
              <p>{familyContact}</p>
            ) : (
              <p className={styles.reachable}>
                {t('reachable')} <span aria-hidden="true" className={styles.rule} />
              </p>
            )}
          </div>
        </div>
        <section className={styles.readAloud} aria-label={t('readAloud')}>
          <h3 className={styles.readTitle}>
            <span
              aria-hidden="true"
              className={styles.box}
              data-ticked={told !== undefined || undefined}
            />
            {t('readAloud')}
          </h3>
          <ul className={styles.signatures}>
            {(['date', 'family', 'department', 'interpreter'] as const).map((who) => (
              <li key={who}>
                <span className={styles.written}>
                  {who === 'date' && told && format.date(told.on)}
                  {who === 'interpreter' && language && (
                    <bdi dir={directionOf(language)}>{nameOf(language)}</bdi>
                  )}
                </span>
                {who === 'department' && lead
                  ? departmentOf(lead).shortName
                  : t(`signature.${who}`)}
              </li>
            ))}
          </ul>
        </section>
        <p className={styles.foot}>{t('foot')}</p>
      </article>
      <FamilyAside sheet={sheet} isClosed={isClosed} mayWrite={mayWrite} />
    </div>
  );
}
