import { ChevronRight, CircleCheck, LibraryBig } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { likenessOf } from '../../../shared/learning/likeness.ts';
import type { SimilarItem } from '../../../shared/protocol/learning.ts';
import { isStaff } from '../../../shared/protocol/roles.ts';
import { fetchExemplaryCases, fetchSimilarCases } from '../../sync/exemplary-api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { inCommonOf, inShort, inWords, overlapOf } from './in-common.ts';
import styles from './SimilarCases.module.css';

/** Exemplary cases like the one at the table, asked for once somebody wants to know. */
export function SimilarCases() {
  const { t } = useTranslation('exemplary');
  const { caseId, participant } = useCaseSession();
  const [isOpen, setOpen] = useState(false);
  // Neither guests nor what stands still, where everybody observes.
  if (!isStaff(participant.role)) return null;
  return (
    <details className={styles.similar} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <ChevronRight aria-hidden="true" size={18} className={styles.chevron} />
        <h2 className={styles.title}>{t('similar.title')}</h2>
        <small className={styles.note}>{t('similar.note')}</small>
      </summary>
      {isOpen && <Found caseId={caseId} />}
    </details>
  );
}

function Found({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation(['exemplary', 'common', 'errors']);
  const load = useCallback(async () => {
    const items = await fetchSimilarCases(caseId);
    const isAnyReleased =
      items.length > 0 || (await fetchExemplaryCases()).some(({ state }) => state === 'released');
    return { items, isAnyReleased };
  }, [caseId]);
  const { value, failure, reload } = useFetched(load);
  return (
    <div className={styles.body}>
      {failure && (
        <div role="alert" className={styles.failure}>
          <p>
            {t('similar.failed')} {t(`errors:api.${failure.code}`)}
          </p>
          <Button variant="secondary" size="sm" onClick={() => void reload()}>
            {t('common:retry')}
          </Button>
        </div>
      )}
      {!value && !failure && <Skeleton label={t('common:loading')} rows={2} />}
      {value && (
        <p role="status" className="visually-hidden">
          {t('similar.found', { count: value.items.length })}
        </p>
      )}
      {value && value.items.length === 0 && (
        <EmptyState
          icon={LibraryBig}
          text={t(value.isAnyReleased ? 'similar.none' : 'similar.noneReleased')}
        >
          <p>
            <Link href="/beispiele">{t('similar.library')}</Link>
          </p>
        </EmptyState>
      )}
      {value && value.items.length > 0 && (
        <ul className={styles.list}>
          {value.items.map((item) => (
            <Similar key={item.id} item={item} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Similar({ item }: { readonly item: SimilarItem }) {
  const { t } = useTranslation(['exemplary', 'chain', 'method']);
  const { id, title, score } = item;
  const inCommon = inCommonOf(item, {
    field: (field) => t(`chain:field.${field}`),
    phase: (phase) => t('similar.phase', { phase: t(`method:phase.${phase}`) }),
    asked: (department) => t('similar.asked', { department }),
    question: (question) => t('similar.question', { question }),
    resource: (field) => t(`method:field.${field}`),
  });
  const helped = new Map(item.helped.map((each) => [`${each.department} ${each.title}`, each]));
  return (
    <li className={styles.row}>
      <p className={styles.head}>
        <Link href={`/beispiele/${id}`} className={styles.link}>
          {title}
        </Link>
        <span className={styles.likeness}>{t(`similar.likeness.${likenessOf(score)}`)}</span>
      </p>
      <p className={styles.shared}>{t('similar.shared', { what: inShort(inCommon) })}</p>
      {helped.size === 0 ? (
        <p className={styles.shared}>{t('similar.notRecorded')}</p>
      ) : (
        <div className={styles.helped}>
          <CircleCheck aria-hidden="true" size={18} />
          <p>{t('similar.helped')}</p>
          <ul>
            {[...helped].map(([key, { title: strategy, department, agreements, conditions }]) => (
              <li key={key}>
                <strong>{strategy}</strong>
                <DepartmentPill department={department} />
                <span className={styles.done}>{t('similar.done', { count: agreements.done })}</span>
                {conditions.map((condition) => (
                  <p key={`${condition.department} ${condition.text}`} className={styles.condition}>
                    <DepartmentPill department={condition.department} />
                    {t('similar.condition', { text: condition.text })}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
      <details className={styles.why}>
        <summary aria-label={t('similar.whyOf', { title })}>
          <ChevronRight aria-hidden="true" size={16} className={styles.chevron} />
          {t('similar.why')}
        </summary>
        <dl className={styles.parts}>
          {inCommon.map(({ part, value, shared }) => (
            <div key={part}>
              <dt>{t(`similar.part.${part}`)}</dt>
              <dd>
                <strong>{t(`similar.overlap.${overlapOf(value)}`)}</strong>
                {shared.map((each) => ` · ${inWords(each)}`)}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}
