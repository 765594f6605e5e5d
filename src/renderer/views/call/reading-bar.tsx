import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../../shared/commands.ts';
import { Button } from '../../components/button.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { runCommand, useKeyLabel } from '../../state/commands.ts';
import { useReading } from '../../state/reading.ts';

/** What can be done with a transcript, each with its key. */
export function ReadingBar(props: {
  readonly moments: number;
  readonly doubts: number;
  readonly twoLanes: boolean;
  readonly following: boolean;
  /** Something is felt in the call. */
  readonly judged: boolean;
}) {
  const { t } = useTranslation();
  const { layout, sentimentBands: bands } = useReading();
  return (
    <fieldset className="reading-bar" aria-label={t('call.reading')}>
      <Deed command="find" name={t('call.find.short')} />
      {props.twoLanes && (
        <Deed command="layout" name={t(layout === 'beside' ? 'call.layout.single' : 'call.layout.beside')} />
      )}
      <Deed command="copy" name={t('call.copy')} />
      {props.moments > 0 && <Deed command="nextMoment" name={t('call.nextMoment')} />}
      {props.doubts > 0 && <Deed command="nextDoubt" name={t('call.nextDoubt')} />}
      {props.judged && <Deed command="sentimentBands" name={t('call.sentiment')} pressed={bands} />}
      {props.twoLanes && <Deed command="swap" name={t('call.swap')} />}
      <span className="grow" />
      {!props.following && <Deed command="follow" name={t('call.follow')} />}
    </fieldset>
  );
}

function Deed(props: { readonly command: CommandId; readonly name: string; readonly pressed?: boolean }) {
  const { command, name, pressed } = props;
  const key = useKeyLabel(command);
  return (
    <Button kind="quiet" {...(pressed !== undefined && { pressed })} onClick={() => runCommand(command)}>
      {name} <KeyCap name={key} />
    </Button>
  );
}
