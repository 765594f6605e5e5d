"""What a classifier's labels stand for, where that is beyond doubt."""

_SENTIMENTS = {
    "negative": ("negative", "neg", "négatif", "negatif", "négative", "سلبي"),
    "neutral": ("neutral", "neu", "neutre", "محايد"),
    "positive": ("positive", "pos", "positif", "إيجابي", "ايجابي"),
}
_OF_WORD = {word: sentiment for sentiment, words in _SENTIMENTS.items() for word in words}


def label_mapping(labels: tuple[str, ...]) -> dict[str, str]:
    """Of the labels that are one of these words. The others are left to Nabra's own rule and to the person."""
    words = {label: label.strip().casefold() for label in labels}
    return {label: _OF_WORD[word] for label, word in words.items() if word in _OF_WORD}


def label_notes(labels: tuple[str, ...]) -> list[str]:
    """A sentence for the card when Nabra has to guess what labels stand for."""
    unknown = [label for label in labels if label not in label_mapping(labels)]
    if not unknown:
        return []
    return [f"The labels {', '.join(unknown)} do not say what they stand for: check the mapping in Settings, Sentiment."]
