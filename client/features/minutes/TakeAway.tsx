import { FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { toasts } from '../../ui/toasts.ts';
import { useNow } from '../../ui/use-now.ts';
import { usePageFoot } from '../../ui/use-page-foot.ts';
import type { Version } from '../../ui/use-versions.ts';
import { useLanguage } from '../../words/i18n.ts';
import styles from './MinutesLens.module.css';
import type { ShownMinutes } from './use-minutes.ts';
import { useMinutesText } from './use-minutes-text.ts';
import { useNotes } from './use-notes.ts';

const minuteMs = 60_000;

/** The minutes as a Word file and on paper, in the version that is shown. */
export function TakeAway(props: {
  readonly shown: ShownMinutes;
  readonly version: Version;
  readonly caseNumber: string;
}) {
  const { t } = useTranslation(['minutes', 'direction']);
  const language = useLanguage();
  const now = useNow(minuteMs);
  const { shown } = props;
  const notes = useNotes(shown.doc, shown.minutes.sitting.id);
  const text = useMinutesText(shown, { ...props, notes, now });
  const [isMaking, setMaking] = useState(false);
  usePageFoot({
    foot: `${text.foot}\n${text.confidential}`,
    page: t('page'),
    of: t('pageOf'),
  });
  const save = async () => {
    if (isMaking) return;
    setMaking(true);
    const part = await import('./word.ts').catch(() => undefined);
    if (part) {
      const file = await part.wordOf(text, {
        language,
        fact: {
          case: t('minutes:fact.case'),
          date: t('minutes:fact.date'),
          sphere: t('minutes:fact.sphere'),
          lead: t('minutes:fact.lead'),
          present: t('minutes:fact.present'),
        },
        direction: t('direction:term'),
        will: t('minutes:part.will'),
        strategies: t(
          text.figureHeads.length > 0 ? 'minutes:strategiesTitle' : 'minutes:strategiesOnly',
        ),
        strategy: t('minutes:strategy'),
        proposal: t('minutes:proposal'),
        decision: t('minutes:decision'),
        noDecision: t('minutes:noDecision'),
        objection: t('minutes:objection'),
        agreements: t('minutes:agreements'),
        noAgreements: t('minutes:noAgreements'),
        who: t('minutes:column.who'),
        what: t('minutes:column.what'),
        due: t('minutes:column.due'),
        earlier: t('minutes:earlier'),
        openGaps: t('minutes:openGaps'),
        noOpenGaps: t('minutes:noOpenGaps'),
        closedGaps: t('minutes:closedGaps'),
        notAsked: t('minutes:notAsked'),
        notes: t('minutes:notes'),
        noNotes: t('minutes:noNotes'),
        addenda: t('minutes:part.addenda'),
        page: t('minutes:page'),
        of: t('minutes:pageOf'),
      });
      saveFile(t('minutes:fileName', { day: text.day }), file, file.type);
    } else {
      toasts.error({ title: t('minutes:wordFailed') });
    }
    setMaking(false);
  };
  return (
    <div className={styles.take}>
      <Button variant="secondary" icon={FileDown} aria-busy={isMaking} onClick={() => void save()}>
        {t('minutes:word')}
      </Button>
      <Button
        variant="secondary"
        icon={Printer}
        title={t('minutes:printHint')}
        onClick={() => print()}
      >
        {t('minutes:print')}
      </Button>
    </div>
  );
}
