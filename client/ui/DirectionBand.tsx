import { MessageSquareText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { needleField } from '../../shared/case/direction.ts';
import { useBoard, useChair } from '../sync/use-case.tsx';
import { AarBand } from './AarBand.tsx';
import { Button } from './Button.tsx';
import { useCaseViewStore } from './case-view.tsx';
import { cx } from './cx.ts';
import styles from './DirectionBand.module.css';
import { useSetLabel } from './use-set-label.ts';

/** The current direction, or directions while undecided, as a band: text as it was set, needle by its linked cards. */
export function DirectionBand({
  children,
  className,
}: {
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}) {
  const { t } = useTranslation('direction');
  const view = useCaseViewStore();
  const setLabel = useSetLabel();
  const current = useChair((chair) => chair.current);
  const [only, ...others] = current;
  const field = useBoard((board) =>
    only && others.length === 0
      ? needleField(board, board.directions.get(only.directionId))
      : undefined,
  );
  return (
    <AarBand
      texts={current.map((decision) => decision.text)}
      label={only && others.length === 0 ? setLabel(only) : undefined}
      field={field}
      className={className}
    >
      <div className={styles.aside}>
        {children}
        <Button
          variant="quiet"
          size="sm"
          icon={MessageSquareText}
          aria-label={t('openDialog')}
          className={cx(styles.open, current.length > 0 && styles.onHub)}
          aria-haspopup="dialog"
          onClick={() => view.setState({ directionDialog: true })}
        >
          {t('openDialog')}
        </Button>
      </div>
    </AarBand>
  );
}
