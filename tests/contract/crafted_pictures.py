#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes pictures that were made to do harm, one file each, into a folder.

The first word of a file's name says what the server must do with it as an upload:
  refused  it is no picture that can be cleaned: 422
  kept     it is stored, and has no preview
  shown    it is a picture after all
  any      either; only what happens to the server counts

usage: crafted_pictures.py FOLDER
"""

import struct
import sys
import zlib
from pathlib import Path


def chunk(kind, data=b"", size=None, crc=None):
    body = kind + data
    length = len(data) if size is None else size
    return struct.pack(">I", length) + body + struct.pack(">I", zlib.crc32(body) if crc is None else crc)


def header(width, height, depth=8, colour=2, interlace=0, **more):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace), **more)


def zeros(size):
    """So many zero bytes, compressed without ever being held."""
    packer = zlib.compressobj(9)
    parts, block = [], bytes(1 << 20)
    while size > 0:
        parts.append(packer.compress(block[:min(size, len(block))]))
        size -= len(block)
    return b"".join(parts) + packer.flush()


PNG = b"\x89PNG\r\n\x1a\n"
END = chunk(b"IEND")
ONE = chunk(b"IDAT", zlib.compress(bytes(4)))  # the pixels of 1 by 1


def png(*parts):
    return PNG + b"".join(parts)


def segment(code, data):
    return bytes([0xFF, code]) + struct.pack(">H", len(data) + 2) + data


def frame(width, height, code=0xC0, precision=8):
    return segment(code, struct.pack(">BHHB", precision, height, width, 1) + b"\x01\x11\x00")


QUANT = segment(0xDB, b"\x00" + bytes([1] * 64))
HUFFMAN = segment(0xC4, b"\x00" + bytes([0, 1] + [0] * 14) + b"\x00") + segment(0xC4, b"\x10" + bytes([0, 1] + [0] * 14) + b"\x00")
SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")


def jpeg(*parts, end=b"\xff\xd9"):
    return b"\xff\xd8" + b"".join(parts) + end


def exif(tiff):
    return segment(0xE1, b"Exif\0\0" + tiff)


def gif(width, height, *blocks, end=b";"):
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0\xff\xff\xff\0\0\0" + b"".join(blocks) + end


def gif_frame(width=1, height=1, left=0, top=0, code_size=2, data=b"\x02\x44\x01\x00"):
    return b"," + struct.pack("<HHHH", left, top, width, height) + b"\0" + bytes([code_size]) + data


def riff(*chunks, size=None):
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body) if size is None else size) + body


def riff_chunk(kind, data, size=None):
    return kind + struct.pack("<I", len(data) if size is None else size) + data + b"\0" * (len(data) & 1)


def canvas(width, height, flags=0):
    return riff_chunk(b"VP8X", bytes([flags, 0, 0, 0]) + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3])


LOSSLESS = riff_chunk(b"VP8L", b"\x2f\0\0\0\0\x88\x88\x08")  # 1 by 1


def pngs():
    yield "kept png 100000 wide", png(header(100000, 100000), ONE, END)
    yield "kept png one pixel too wide", png(header(16385, 1), chunk(b"IDAT", zeros(16385 * 3 + 1)), END)
    yield "kept png a quarter of a gigapixel", png(header(16384, 16384, 8, 0), ONE, END)
    pixels = chunk(b"IDAT", zeros(28001 * 7000))
    yield "any png just within the limit", png(header(7000, 7000, 8, 6), pixels, END)
    yield "kept png 16 bits a channel", png(header(7000, 7000, 16, 6), ONE, END)
    yield "any png interlaced", png(header(7000, 7000, 8, 6, 1), pixels, END)
    yield "kept png without size", png(header(0, 0), ONE, END)
    yield "kept png of negative size", png(header(0x80000001, 0xFFFFFFFF), ONE, END)
    yield "kept png cut behind its header", png(header(9, 9))
    yield "any png cut in its pixels", png(header(9, 9), chunk(b"IDAT", zeros(9 * 28), size=4000)[:20])
    yield "any png with a wrong sum", png(header(1, 1, crc=1), ONE, END)
    yield "refused png with a chunk beyond 31 bits", png(header(1, 1), chunk(b"IDAT", b"", size=0xFFFFFFFF))
    yield "kept png with a chunk of 2 gigabytes", png(header(1, 1), chunk(b"IDAT", b"abc", size=0x7FFFFFFF))
    yield "any png with a huge colour profile", png(header(1, 1), chunk(b"iCCP", b"a\0\0" + zeros(50_000_000)), ONE, END)
    yield "shown png with a huge text", png(header(1, 1), chunk(b"zTXt", b"a\0\0" + zeros(50_000_000)), ONE, END)
    yield "shown png with many texts", png(header(1, 1), chunk(b"tEXt", b"a\0b") * 50_000, ONE, END)
    yield "any png with endless frames", png(header(1, 1), chunk(b"acTL", struct.pack(">II", 0xFFFFFFFF, 0)), ONE, END)
    yield "kept png without its colours", png(header(1, 1, 8, 3), ONE, END)
    yield "kept png of a strange depth", png(header(1, 1, 13, 2), ONE, END)
    yield "refused png that is only a signature with another chunk", png(chunk(b"IDAT", b""))
    yield "refused png with an unknown critical chunk", png(header(1, 1), chunk(b"EVIL", b"x"), ONE, END)
    yield "any png with a page in it", png(header(1, 1), chunk(b"tEXt", b"Comment\0<script>alert(1)</script>"), ONE, END) + b"<script>"


def jpegs():
    yield "kept jpeg 65535 wide", jpeg(QUANT, frame(65535, 65535), HUFFMAN, SCAN, b"\0" * 20)
    yield "any jpeg within the limit and empty", jpeg(QUANT, frame(16000, 3000), HUFFMAN, SCAN)
    yield "refused jpeg that is over at once", jpeg()
    yield "refused jpeg with an empty segment", b"\xff\xd8\xff\xe0\0\0"
    yield "refused jpeg with a segment of one", b"\xff\xd8\xff\xe0\0\1" + SCAN
    yield "any jpeg without tables", jpeg(frame(8, 8), SCAN, b"\0" * 9)
    yield "any jpeg with thousands of scans", jpeg(QUANT, frame(3000, 3000, 0xC2), HUFFMAN,
                                                   (segment(0xDA, b"\x01\x01\x00\x00\x00\x00") + b"\x7f") * 8000)
    yield "any jpeg arithmetic", jpeg(QUANT, frame(100, 100, 0xC9), SCAN, b"\0" * 99)
    yield "kept jpeg of 12 bits", jpeg(QUANT, frame(100, 100, 0xC1, 12), HUFFMAN, SCAN, b"\0" * 99)
    loop = b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0"
    yield "any jpeg whose exif runs in a circle", jpeg(exif(loop), QUANT, frame(8, 8), HUFFMAN, SCAN, b"\0" * 9)
    yield "any jpeg whose exif points outside", jpeg(exif(b"MM\0*\xff\xff\xff\xf0"), QUANT, frame(8, 8), HUFFMAN, SCAN, b"\0" * 9)
    yield "refused jpeg of nothing but fill", b"\xff\xd8" + b"\xff" * 100_000
    yield "any jpeg with a thousand comments", jpeg(segment(0xFE, b"x" * 60000) * 100, QUANT, frame(8, 8), HUFFMAN, SCAN, b"\0" * 9)
    yield "any jpeg with an archive behind it", jpeg(QUANT, frame(8, 8), HUFFMAN, SCAN, b"\0" * 9) + b"PK\3\4" * 1000
    yield "any jpeg cut in its pixels", jpeg(QUANT, frame(500, 500), HUFFMAN, SCAN, b"\0\1\2", end=b"")


def gifs():
    yield "kept gif with a huge screen", gif(65535, 65535, gif_frame())
    yield "any gif with ten thousand frames", gif(1, 1, *([gif_frame()] * 10_000))
    yield "any gif with a strange code size", gif(1, 1, gif_frame(code_size=255))
    yield "any gif with a frame outside", gif(2, 2, gif_frame(60000, 60000, 65000, 65000))
    yield "refused gif without a frame", gif(1, 1)
    yield "any gif cut in a frame", gif(9, 9, gif_frame(9, 9)[:-2], end=b"")
    yield "any gif that is a script", b"GIF89a=1;/*" + gif(1, 1, gif_frame())[11:] + b"*/alert(1)"


def webps():
    yield "kept webp with a huge canvas", riff(canvas(16384, 16384), LOSSLESS)
    yield "any webp that says it is 4 gigabytes", riff(LOSSLESS, size=0xFFFFFFFF)
    yield "refused webp that says it is nothing", riff(LOSSLESS, size=0)
    yield "any webp cut", riff(LOSSLESS)[:-3]
    yield "any webp with a profile beyond the end", riff(canvas(1, 1, 0x20), riff_chunk(b"ICCP", b"x", size=0xFFFFFFF0), LOSSLESS)
    yield "refused webp with nothing in it", riff(riff_chunk(b"EXIF", b"II*\0"))
    yield "any webp of frames in frames", riff(canvas(1, 1, 2), riff_chunk(b"ANIM", bytes(6)), riff_chunk(b"ANMF", bytes(16) + LOSSLESS) * 3000)
    yield "any webp whose pixels are noise", riff(riff_chunk(b"VP8 ", bytes(range(256)) * 40))


def main():
    folder = Path(sys.argv[1])
    count = 0
    for pictures in (pngs(), jpegs(), gifs(), webps()):
        for name, content in pictures:
            (folder / name).write_bytes(content)
            count += 1
    print(count)


if __name__ == "__main__":
    main()
