import { MessageCircle, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../sync/town.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './HowToAsk.module.css';

/** A question of the town's catalogue, and how to ask it; one after the other. */
export function HowToAsk() {
  const { t } = useTranslation('will');
  const [turn, setTurn] = useState(0);
  const questions = useTown().questions.filter(({ area }) => area === 'will');
  const question = questions[turn % Math.max(1, questions.length)];
  if (!question) return null;
  return (
    <aside aria-label={t('howToAsk')} className={styles.box}>
      <div className={styles.title}>
        <MessageCircle aria-hidden="true" size={16} />
        <p>{t('howToAsk')}</p>
        {questions.length > 1 && (
          <IconButton
            icon={RefreshCw}
            label={t('nextQuestion')}
            className={styles.next}
            onClick={() => setTurn(turn + 1)}
          />
        )}
      </div>
      <div aria-live="polite">
        <p>{t('quote', { text: question.text })}</p>
        {question.hint && <p className={styles.hint}>{question.hint}</p>}
      </div>
    </aside>
  );
}
