import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/case/sitting.ts';
import { ApiFailure } from '../../sync/api.ts';
import { useChair } from '../../sync/use-case.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Select } from '../../ui/TextField.tsx';
import { useVersions, type Version } from '../../ui/use-versions.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import { FamilySheet } from './FamilySheet.tsx';
import { MinutesDocument } from './MinutesDocument.tsx';
import styles from './MinutesLens.module.css';
import { PrintSheet } from './PrintSheet.tsx';
import { TakeAway } from './TakeAway.tsx';
import { type ShownMinutes, useMinutes } from './use-minutes.ts';

/** The minutes of a consultation, written by the board while it runs. */
export function MinutesLens({ caseNumber }: { readonly caseNumber: string }) {
  const { t } = useTranslation('minutes');
  const sittings = useChair((chair) => chair.sittings);
  const [chosen, setChosen] = useState<string>();
  const sitting = sittings.find(({ id }) => id === chosen) ?? sittings.at(-1);
  return (
    <section aria-label={t('title')} className={styles.lens}>
      {sitting ? (
        <Opened
          key={sitting.id}
          sitting={sitting}
          sittings={sittings}
          caseNumber={caseNumber}
          onChoose={setChosen}
        />
      ) : (
        <EmptyState icon={FileText} text={t('none')} />
      )}
    </section>
  );
}

function Opened(props: {
  readonly sitting: Sitting;
  readonly sittings: readonly Sitting[];
  readonly caseNumber: string;
  onChoose(id: string): void;
}) {
  const { t } = useTranslation(['minutes', 'familySheet', 'errors']);
  const format = useFormat();
  const { sitting } = props;
  const [version, setVersion] = useState<Version | 'family'>('all');
  const isFamily = version === 'family';
  const read = isFamily ? 'all' : version;
  const shown = useMinutes(sitting, read);
  const isClosed = useChair((chair) => chair.closedMinutes.has(sitting.id));
  const versions = [
    ...useVersions(),
    { value: 'family' as const, label: t('familySheet:version') },
  ];
  const nameOf = ({ startedAt, finishedAt }: Sitting) => {
    const date = format.date(isoDay(startedAt));
    return finishedAt === undefined
      ? t('minutes:sittingNow', { date })
      : t('minutes:sittingOn', { date, from: format.time(startedAt) });
  };
  return (
    <>
      <div className={styles.bar}>
        <Select
          isInBar
          label={t('minutes:sitting')}
          value={sitting.id}
          onChange={(event) => props.onChoose(event.target.value)}
        >
          {props.sittings.toReversed().map((each) => (
            <option key={each.id} value={each.id}>
              {nameOf(each)}
            </option>
          ))}
        </Select>
        <SegmentedSwitch<Version | 'family'>
          isInBar
          label={t('minutes:version')}
          value={version}
          onChange={setVersion}
          options={versions}
        />
        {isFamily ? (
          <PrintSheet sitting={sitting} />
        ) : (
          isRead(shown) && <TakeAway shown={shown} version={read} caseNumber={props.caseNumber} />
        )}
      </div>
      {isFamily ? (
        <FamilySheet sitting={sitting} isClosed={isClosed} />
      ) : isRead(shown) ? (
        <MinutesDocument
          shown={shown}
          version={read}
          caseNumber={props.caseNumber}
          onOpenFamily={() => setVersion('family')}
        />
      ) : shown ? (
        <p role="alert">{t(`errors:api.${shown.code}`)}</p>
      ) : (
        <Skeleton label={t('minutes:loadingClosed')} rows={5} />
      )}
    </>
  );
}

function isRead(shown: ReturnType<typeof useMinutes>): shown is ShownMinutes {
  return shown !== undefined && !(shown instanceof ApiFailure);
}
