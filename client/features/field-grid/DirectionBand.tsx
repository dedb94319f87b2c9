import { useTranslation } from 'react-i18next';
import { needleField } from '../../../shared/case/direction.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { AarBand } from '../../ui/AarBand.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './FieldGrid.module.css';

/** The direction above the fields, in place of the hub. */
export function DirectionBand() {
  const { t } = useTranslation('direction');
  const { day } = useFormat();
  const view = useCaseViewStore();
  const current = useChair((chair) => chair.current);
  const [only] = current;
  const field = useBoard((board) =>
    current.length === 1 && only
      ? needleField(board, board.directions.get(only.directionId))
      : undefined,
  );
  return (
    <AarBand
      className={styles.band}
      texts={current.map(({ text }) => text)}
      field={field}
      label={
        current.length === 1 && only
          ? t('setOn', { date: day(only.at), department: only.department })
          : undefined
      }
    >
      <Button variant="secondary" onClick={() => view.setState({ directionDialog: true })}>
        {t(only ? 'openDialog' : 'propose')}
      </Button>
    </AarBand>
  );
}
