import { CalendarX, Coffee, Plus } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import {
  agendaMax,
  type CaseItem,
  type Conference,
  placeMax,
  timetable,
  wallTime,
} from '../../../shared/method/agenda.ts';
import type { CaseListItem } from '../../../shared/protocol/http.ts';
import { fetchCases } from '../../sync/api.ts';
import { useTown } from '../../sync/town.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StatusPage } from '../../ui/StatusPage.tsx';
import { useFormat } from '../../words/use-format.ts';
import { AddCasesDialog } from './AddCasesDialog.tsx';
import { AgendaList } from './AgendaList.tsx';
import { AgendaPage } from './AgendaPage.tsx';
import { addBreak } from './agenda-edits.ts';
import { CommittedField } from './CommittedField.tsx';
import styles from './ConferencePage.module.css';
import { Figures } from './Figures.tsx';
import { InvitedDepartments } from './InvitedDepartments.tsx';
import { LoadFailure } from './LoadFailure.tsx';
import { PostponeDialog } from './PostponeDialog.tsx';
import { type ConferenceEditor, useConference } from './use-conference.ts';

/** Planning a conference, and looking at what came of it. */
export function ConferencePage(props: { id: string; account: ReactNode }) {
  const { t } = useTranslation(['agenda', 'common']);
  const format = useFormat();
  const editor = useConference(props.id);
  const { conference, failure, reload } = editor;
  if (!conference && failure?.code === 'notFound') {
    return (
      <StatusPage icon={CalendarX} title={t('board.missing')} text={t('board.missingBody')}>
        <Link href="/konferenz" className={buttonClass('secondary')}>
          {t('title')}
        </Link>
      </StatusPage>
    );
  }
  return (
    <AgendaPage
      title={conference ? format.longDate(conference.date) : t('title')}
      account={props.account}
    >
      {failure && <LoadFailure failure={failure} onRetry={reload} />}
      {!conference && !failure && <Skeleton label={t('common:loading')} rows={6} />}
      {conference && <Planner editor={editor} conference={conference} />}
    </AgendaPage>
  );
}

function Planner({ editor, conference }: { editor: ConferenceEditor; conference: Conference }) {
  const { breakMinutes } = useTown().conference;
  const { t } = useTranslation(['agenda', 'common']);
  const format = useFormat();
  const { edit } = editor;
  const { value: caseList } = useFetched(fetchCases);
  const cases = useMemo(
    () => new Map((caseList ?? []).map((item): [string, CaseListItem] => [item.id, item])),
    [caseList],
  );
  const nameOf = useCallback(
    (caseId: string) => (caseList ? cases.get(caseId)?.summary.pseudonym || t('unknownCase') : '…'),
    [caseList, cases, t],
  );
  const [adding, setAdding] = useState(false);
  const [postponing, setPostponing] = useState<CaseItem>();
  const { endsAt } = timetable(conference);
  const isFull = conference.items.length >= agendaMax;
  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.title}>{format.longDate(conference.date)}</h1>
        <p role="status" className={styles.saved}>
          {editor.isSaving ? t('common:save.saving') : t('common:save.saved')}
        </p>
      </div>
      <div className={styles.columns}>
        <div className={styles.plan}>
          <div className={styles.fields}>
            <CommittedField
              type="date"
              label={t('form.date')}
              value={conference.date}
              onCommit={(date) => date && edit((now) => ({ ...now, date }))}
            />
            <CommittedField
              type="time"
              label={t('form.start')}
              value={conference.start}
              onCommit={(start) => start && edit((now) => ({ ...now, start }))}
            />
            <CommittedField
              label={t('form.place')}
              value={conference.place}
              maxLength={placeMax}
              placeholder={t('form.placePlaceholder')}
              onCommit={(place) => edit((now) => ({ ...now, place: place.trim() }))}
            />
          </div>
          <div className={styles.bar}>
            <h2 className={styles.heading}>{t('board.list')}</h2>
            <span className={styles.ends}>{t('board.ends', { time: wallTime(endsAt) })}</span>
            <Button
              size="sm"
              variant="secondary"
              icon={Coffee}
              disabled={isFull}
              onClick={() => edit(addBreak(breakMinutes))}
            >
              {t('board.addPause')}
            </Button>
            <Button size="sm" icon={Plus} disabled={isFull} onClick={() => setAdding(true)}>
              {t('board.addCases')}
            </Button>
          </div>
          {isFull && <p className={styles.hint}>{t('board.full', { max: agendaMax })}</p>}
          <AgendaList
            conference={conference}
            nameOf={nameOf}
            edit={edit}
            onPostpone={setPostponing}
          />
        </div>
        <InvitedDepartments conference={conference} edit={edit} />
      </div>
      <Figures conference={conference} />
      {adding && (
        <AddCasesDialog
          conference={conference}
          cases={caseList ?? []}
          edit={edit}
          onClose={() => setAdding(false)}
        />
      )}
      {postponing && (
        <PostponeDialog
          conference={conference}
          item={postponing}
          name={nameOf(postponing.caseId)}
          onClose={() => setPostponing(undefined)}
          onPostponed={editor.show}
        />
      )}
    </>
  );
}
