import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type JudgedSide, judgedSideSchema, UNSURE_BELOW } from '../../../shared/domain/sentiment.ts';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { MOST_CHARACTERS, MOST_LINES } from '../../../shared/ipc/engine/sentiment-requests.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { Button } from '../../components/button.tsx';
import { useTryBox } from '../../state/try-box.ts';
import { figuresOf } from '../../words/figures.ts';
import { TRY_EXAMPLES } from './try-examples.ts';
import { TryJudge } from './try-judge.tsx';

/** Characters the box takes in all: so many that a pasted page is not cut in silence. */
const BOX_CHARACTERS = 20_000;

/** Lines to type or paste, and what the text classifiers of both sides make of each while it is typed. */
export function TryBox({ models, settings }: { readonly models: readonly ModelCard[]; readonly settings: Settings }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const text = useTryBox((state) => state.text);
  const write = (wanted: string) => useTryBox.setState({ text: wanted.slice(0, BOX_CHARACTERS) });
  const typed = useMemo(() => text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== ''), [text]);
  const lines = useMemo(() => typed.slice(0, MOST_LINES).map((line) => line.slice(0, MOST_CHARACTERS)), [typed]);
  const { textAgentModel, textClientModel, textUnsureBelow } = settings;
  // A model that judges both sides says the same of both.
  const judges: readonly (readonly [string | null, readonly JudgedSide[]])[] =
    textAgentModel === textClientModel
      ? [[textAgentModel, judgedSideSchema.options]]
      : [
          [textAgentModel, ['agent']],
          [textClientModel, ['client']],
        ];
  return (
    <section className="setting-group try-box" aria-labelledby={id}>
      <header>
        <h2 id={id}>{t('try.title')}</h2>
        {text !== '' && (
          <Button kind="quiet" onClick={() => write('')}>
            {t('try.clear')}
          </Button>
        )}
      </header>
      <p className="note group-note" id={`${id}-how`}>
        {t('try.how')}
      </p>
      <textarea
        className="field try-lines"
        dir="auto"
        rows={Math.min(8, Math.max(3, text.split('\n').length))}
        spellCheck={false}
        maxLength={BOX_CHARACTERS}
        aria-label={t('try.lines')}
        aria-describedby={`${id}-how`}
        placeholder={t('try.placeholder')}
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      <p className="try-examples">
        <span className="note">{t('try.examples')}</span>
        {TRY_EXAMPLES.map(({ name, lang, line }) => (
          <Button key={lang} onClick={() => write(text.trim() === '' ? line : `${text.trimEnd()}\n${line}`)}>
            <span lang={lang}>{name}</span>
          </Button>
        ))}
      </p>
      {typed.length > lines.length && (
        <p className="note">{t('try.tooMany', figuresOf(i18n.language).counted(MOST_LINES))}</p>
      )}
      {lines.length > 0 && <p className="note">{t('try.legend')}</p>}
      <div className="try-judges" data-judges={judges.length}>
        {judges.map(([model, sides]) => {
          const card = models.find((one) => one.id === model) ?? null;
          return (
            <TryJudge
              key={sides.join()}
              sides={sides}
              model={model}
              name={card?.name ?? model}
              lines={lines}
              unsureBelow={textUnsureBelow ?? card?.classifier?.unsureBelow ?? UNSURE_BELOW}
              basis={JSON.stringify([model, model === null ? null : settings.labelMappings[model]])}
            />
          );
        })}
      </div>
    </section>
  );
}
