"""Writes a model's card from its figures, so that the two cannot differ."""

from clips import SENTIMENTS

HOW = {
    "nabra-acoustic-svm": (
        "Nabra acoustic sentiment: SVM",
        "21 support vector machines (radial kernel, C 3), one for each pair of seven emotions; their votes, bounded at the margin, are calibrated.",
    ),
    "nabra-acoustic-forest": (
        "Nabra acoustic sentiment: random forest",
        "150 trees over seven discriminants (ridge regression of the features on each emotion, cross-fitted by speaker); the trees' shares are calibrated.",
    ),
}
TESTS = {
    "speakersLeftOut": "EMO-DB, its speaker not trained on",
    "sexesLeftOut": "EMO-DB, trained on the other sex only",
    "ravdess": "RAVDESS (English, acted)",
    "urdu": "URDU (talk shows)",
}
READERS = {"agent01": "English prompts", "client03": "another reader", "french prompts": "French prompts"}


def write_card(path, name, figures):
    """Writes the card."""
    title, how = HOW[name]
    lines = [f"# {title}", "", how, ""]
    lines += [
        f"Input: `{figures['recipe']}` (`docs/acoustic-features.md`) of one utterance. Output: `probabilities` of negative, neutral, positive, and",
        "`label`, the likeliest. Made by `models/training/acoustic-sentiment/train.sh`. Licence: Apache-2.0.",
        "",
        "## Data",
        "",
        "- Trained on EMO-DB (CC0): 535 clips of 2 s by 10 German actors, in the telephone's band, and two slower, lower copies of each with other",
        "  bands, tilts, levels, noise and codecs (A-law, GSM, G.726, Opus). Anger, boredom, disgust, fear, sadness are negative, happiness positive.",
        "- And on 167 turns of calm reading, as neutral: LJ Speech (public domain), LibriSpeech (CC BY 4.0), PocketSphinx's tests (BSD).",
        "- Only evaluated on: RAVDESS (CC BY-NC-SA; without surprise), URDU (research only), prompts (CC BY-SA).",
        "",
        "## Figures",
        "",
        "UAR is the mean of the three recalls, 0.333 by chance. Nothing of a test's speakers is used, no means of theirs either.",
        "",
        "| test | clips | UAR | recall negative | neutral | positive | ECE | sure | right when sure |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for test, words in TESTS.items():
        figure = figures[test]
        recalls = " | ".join(f"{figure['recalls'][name]:.3f}" for name in SENTIMENTS)
        certain = figure["sure"]
        clips = sum(map(sum, figure["confusion"]))
        lines.append(
            f"| {words} | {clips} | {figure['uar']:.3f} | {recalls} | {figure['ece']:.3f} | {certain['share']:.2f} | {certain['right']:.2f} |"
        )
    lines += ["", "Confusions (rows: what it was; columns: what was said; negative, neutral, positive):", ""]
    lines += [f"- {words}: {'; '.join(' '.join(map(str, row)) for row in figures[test]['confusion'])}" for test, words in TESTS.items()]
    lines += ["", "Calm reading that was not trained on, and what it was taken for:", "", "| reader | clips | negative | neutral | positive |", "|---|---|---|---|---|"]
    for reader, heard in figures["neutralHeldOut"].items():
        lines.append(f"| {READERS[reader]} | {heard['clips']} | " + " | ".join(f"{heard[name]:.2f}" for name in SENTIMENTS) + " |")
    lines += [
        "",
        f"ONNX against scikit-learn on {figures['onnx']['rows']} vectors: at most {figures['onnx']['greatest']:.1e}.",
        "",
        "## Probabilities",
        "",
        "Calibrated on speakers held out of the training, as if the three classes came equally often (and, within negative, the five emotions). They hold",
        "for more actors of EMO-DB (ECE above) and are too high elsewhere. `unsureBelow` is the lowest confidence from which on answers",
        f"about actors of the other sex are right in 75 % of cases: {figures['unsureBelow']:.2f}.",
        "",
        "## How it was chosen",
        "",
        "Features, settings and copies by EMO-DB with speakers, and with each sex, left out, and by how often calm reading was called neutral; the",
        "first figure is therefore a little hopeful. RAVDESS and URDU were not tuned on, but looked at after each of three versions: prosody-88 (SVM 0.427, forest",
        "0.370 on RAVDESS), prosody-113 (0.388, 0.354: nearly all neutral speech was taken for emotion, which led to the calm reading), and this one.",
        "",
        "## What it is not good for",
        "",
        "It learned from acted German, and says so little of Darija calls that no agent should be judged by it. On URDU it does no better than chance (there neutral is",
        "recorded louder than the rest; this model does not see loudness). Bored, sad and calm voices are easily confused, happiness and anger too: it hears arousal",
        "better than valence. BAVED (Arabic) is labelled by arousal only, and was not scored. Replace it by a model of your own calls.",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
