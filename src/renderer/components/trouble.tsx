/** Something that went wrong, in a sentence that ends in what to do; what exactly was found is one click below. */
export function Trouble(props: {
  readonly sentence: string;
  readonly remedy: string;
  readonly detail: string;
  readonly detailsLabel: string;
}) {
  return (
    <div className="trouble" role="alert">
      <p>
        {props.sentence} {props.remedy}
      </p>
      {props.detail !== '' && (
        <details>
          <summary>{props.detailsLabel}</summary>
          <code dir="ltr">{props.detail}</code>
        </details>
      )}
    </div>
  );
}
