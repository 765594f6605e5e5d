"""The network of pyannote's segmentation models (SincNet, LSTM, linear layers), under the names its checkpoints use.

Architecture: Bredin and Laurent 2021; Ravanelli and Bengio 2018. The filters of the first layer depend on trained numbers
only, so they are worked out once: the exported graph has a plain convolution.
"""

import math
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

SAMPLE_RATE_HZ = 16_000
_FILTERS, _FILTER_SAMPLES = 80, 251
_LEAST_HZ = 50
"""Of a filter's lower edge, and of its width."""


@dataclass(frozen=True)
class Shape:
    """What differs between checkpoints; read from their weights, but for the stride, which they do not show."""

    stride: int
    lstm_size: int
    lstm_layers: int
    bidirectional: bool
    monolithic: bool
    """One LSTM of several layers, or several of one."""
    linear_size: int
    linear_layers: int
    classes: int

    @property
    def frame_step_samples(self) -> int:
        return self.stride * 27

    @property
    def frame_samples(self) -> int:
        """How much sound one frame sees: backwards through kernels 251, 3, 5, 3, 5, 3 and their steps."""
        size = 1
        for kernel, step in reversed(((_FILTER_SAMPLES, self.stride), (3, 3), (5, 1), (3, 3), (5, 1), (3, 3))):
            size = (size - 1) * step + kernel
        return size

    def frames_of(self, samples: int) -> int:
        for kernel, step in ((_FILTER_SAMPLES, self.stride), (3, 3), (5, 1), (3, 3), (5, 1), (3, 3)):
            samples = (samples - kernel) // step + 1
        return samples


class _SincFilters(nn.Module):
    """Band-pass filters, even and odd ones, from their lower edges and widths in Hz."""

    def __init__(self):
        super().__init__()
        half = _FILTER_SAMPLES // 2
        self.low_hz_ = nn.Parameter(torch.zeros(_FILTERS // 2, 1))
        self.band_hz_ = nn.Parameter(torch.zeros(_FILTERS // 2, 1))
        self.register_buffer("window_", torch.zeros(half))
        self.register_buffer("n_", torch.zeros(1, half))

    def filters(self) -> torch.Tensor:
        low = _LEAST_HZ + self.low_hz_.abs()
        high = (low + _LEAST_HZ + self.band_hz_.abs()).clamp(_LEAST_HZ, SAMPLE_RATE_HZ / 2)
        band = high - low
        at_low, at_high = low @ self.n_, high @ self.n_
        even = (at_high.sin() - at_low.sin()) / (self.n_ / 2) * self.window_
        odd = (at_low.cos() - at_high.cos()) / (self.n_ / 2) * self.window_
        cosines = torch.cat([even, 2 * band, even.flip(1)], dim=1)
        sines = torch.cat([odd, torch.zeros_like(band), -odd.flip(1)], dim=1)
        return (torch.cat([cosines, sines]) / (2 * band).repeat(2, 1))[:, None, :]


class _SincLayer(nn.Module):
    def __init__(self, stride: int):
        super().__init__()
        self.filterbank = _SincFilters()
        self.stride = stride
        self.fixed: torch.Tensor | None = None

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        filters = self.filterbank.filters() if self.fixed is None else self.fixed
        return functional.conv1d(x, filters, stride=self.stride)


class _SincNet(nn.Module):
    def __init__(self, stride: int):
        super().__init__()
        self.wav_norm1d = nn.InstanceNorm1d(1, affine=True)
        self.conv1d = nn.ModuleList([_SincLayer(stride), nn.Conv1d(_FILTERS, 60, 5), nn.Conv1d(60, 60, 5)])
        self.norm1d = nn.ModuleList([nn.InstanceNorm1d(size, affine=True) for size in (_FILTERS, 60, 60)])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.wav_norm1d(x)
        for layer, (convolution, norm) in enumerate(zip(self.conv1d, self.norm1d)):
            x = convolution(x)
            x = functional.leaky_relu(norm(functional.max_pool1d(x.abs() if layer == 0 else x, 3)))
        return x


class PyanNet(nn.Module):
    """[batch, 1, samples] -> [batch, frames, classes]: probabilities of speakers, or log-probabilities of sets of them."""

    def __init__(self, shape: Shape, powerset: bool):
        super().__init__()
        self.powerset = powerset
        self.sincnet = _SincNet(shape.stride)
        out = shape.lstm_size * (2 if shape.bidirectional else 1)
        layer = {"hidden_size": shape.lstm_size, "bidirectional": shape.bidirectional, "batch_first": True}
        if shape.monolithic:
            self.lstm = nn.LSTM(60, num_layers=shape.lstm_layers, **layer)
        else:
            self.lstm = nn.ModuleList([nn.LSTM(out if at else 60, **layer) for at in range(shape.lstm_layers)])
        sizes = [out, *[shape.linear_size] * shape.linear_layers]
        if shape.linear_layers:
            self.linear = nn.ModuleList([nn.Linear(given, made) for given, made in zip(sizes, sizes[1:])])
        self.classifier = nn.Linear(sizes[-1], shape.classes)

    def forward(self, waveforms: torch.Tensor) -> torch.Tensor:
        x = self.sincnet(waveforms).transpose(1, 2)
        for lstm in [self.lstm] if isinstance(self.lstm, nn.LSTM) else self.lstm:
            x, _ = lstm(x)
        for linear in getattr(self, "linear", ()):
            x = functional.leaky_relu(linear(x))
        x = self.classifier(x)
        return x.log_softmax(-1) if self.powerset else x.sigmoid()

    def fix_filters(self) -> None:
        """From here on the first layer's filters are constants."""
        layer = self.sincnet.conv1d[0]
        layer.fixed = layer.filterbank.filters().detach()


def powerset_classes(speakers: int, at_once: int) -> list[list[int]]:
    """The sets of up to `at_once` speakers, the empty one first, in pyannote's order."""
    from itertools import combinations

    return [list(chosen) for size in range(at_once + 1) for chosen in combinations(range(speakers), size)]


def powerset_count(speakers: int, at_once: int) -> int:
    """How many sets `powerset_classes` gives."""
    return sum(math.comb(speakers, size) for size in range(at_once + 1))
