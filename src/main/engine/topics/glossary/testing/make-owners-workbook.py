"""Makes owners-workbook.xlsx, the file of write-glossary.test.ts: a glossary among all that a workbook can hold.

    pip install XlsxWriter==3.3.1 && python make-owners-workbook.py

It is kept beside this script, so that no test needs Python.
"""

import datetime
import io
import struct
import zlib
from pathlib import Path

import xlsxwriter


def picture() -> io.BytesIO:
    """A red PNG of 8 x 8."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = (b'\0' + b'\xc8\x1e\x1e' * 8) * 8
    header = struct.pack('>IIBBBBB', 8, 8, 8, 2, 0, 0, 0)
    return io.BytesIO(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


book = xlsxwriter.Workbook(str(Path(__file__).with_name('owners-workbook.xlsx')))
book.set_properties({'created': datetime.datetime(2025, 1, 1)})
bold = book.add_format({'bold': True, 'bg_color': '#FFCC00', 'border': 1})
italic = book.add_format({'italic': True, 'color': 'red'})
wrapped = book.add_format({'text_wrap': True, 'valign': 'top'})
day = book.add_format({'num_format': 'dd/mm/yyyy'})
centred = book.add_format({'align': 'center', 'valign': 'vcenter', 'border': 1, 'bg_color': '#DDEEFF'})

guide = book.add_worksheet('Lisez-moi')
guide.write('A1', "Mode d'emploi")
guide.write_formula('B2', '=COUNTA(Glossaire!C5:C100)', None, 4)

sheet = book.add_worksheet('Glossaire')
sheet.merge_range('A1:H1', 'Glossaire B2B, version 3', bold)
for column, heading in enumerate(
    ['N°', 'Thème', 'Sous-thème', 'Définition', 'Mots-clés', 'Exemples', 'Propriétaire', 'Date']
):
    sheet.write(3, column, heading, bold)
sheet.merge_range('B5:B7', 'Facturation', centred)
lines = [
    ('Montant contesté', 'Le client conteste', 'facture; montant ; فاتورة', "« J'ai payé, mais on me redemande »"),
    ('Facture non reçue', 'Pas reçue', 'facture\nemail', "Je n'ai rien reçu, ni par mail ni par courrier"),
    ('Duplicata', 'Demande copie', 'duplicata / copie', 'Je veux une copie'),
]
for index, line in enumerate(lines):
    row = 4 + index
    sheet.write_number(row, 0, index + 1)
    for column, text in enumerate(line):
        sheet.write(row, 2 + column, text, wrapped)
    sheet.write(row, 6, 'Équipe 1')
    sheet.write_datetime(row, 7, datetime.datetime(2025, 3, 4), day)
sheet.write_rich_string('B9', 'Ré', italic, 'seau', wrapped)
sheet.write('C9', 'Panne')
sheet.write_formula('D9', '=CONCATENATE("Coup","ure")', None, 'Coupure')
sheet.write_url('E9', 'https://example.com/', None, 'coupure; panne')
sheet.write('F9', 'Pas de réseau')
sheet.write_comment('C5', 'attention à ce thème')
sheet.write_comment('D6', 'à revoir')
sheet.data_validation('G5:G1048576', {'validate': 'list', 'source': ['Équipe 1', 'Équipe 2']})
sheet.conditional_format('E5:E100', {'type': 'text', 'criteria': 'containing', 'value': 'facture', 'format': italic})
sheet.conditional_format('A5:A100', {'type': 'data_bar', 'data_bar_2010': True})
sheet.add_sparkline('I5', {'range': 'Glossaire!A5:A7'})
sheet.freeze_panes(4, 2)
sheet.autofilter('A4:H9')
sheet.set_column('D:D', 44.5)
sheet.set_column('G:G', None, None, {'hidden': True})
sheet.set_row(5, 40)
sheet.set_row(20, 15, None, {'level': 1})
chart = book.add_chart({'type': 'column'})
chart.add_series({'values': '=Glossaire!$A$5:$A$7'})
sheet.insert_chart('K2', chart)
sheet.insert_image('K20', 'picture.png', {'image_data': picture()})
sheet.insert_textbox('K30', 'bonjour')
sheet.set_header('&C&F')
sheet.print_area('A1:H9')
sheet.repeat_rows(3)
sheet.set_tab_color('#00FF00')
sheet.ignore_errors({'number_stored_as_text': 'A1:A9'})
book.define_name('Themes', '=Glossaire!$B$5:$B$9')

hidden = book.add_worksheet('Caché')
hidden.hide()
hidden.write_formula('A2', '=Glossaire!B5', None, 'Facturation')

table = book.add_worksheet('Tableau')
table.add_table('A1:B4', {'columns': [{'header': 'X'}, {'header': 'Y'}], 'data': [[1, 2], [3, 4], [5, 6]]})
book.close()
