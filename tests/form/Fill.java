// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a form by PDFBox: Fill FORM ANSWERS OUT, with a line "name TAB value" for each answer.
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;

public class Fill {
	public static void main(String[] a) throws Exception {
		try (PDDocument d = Loader.loadPDF(new File(a[0]))) {
			PDAcroForm form = d.getDocumentCatalog().getAcroForm(null);
			for (String line : Files.readAllLines(Path.of(a[1]))) {
				String[] part = line.split("\t", 2);
				PDField field = form.getField(part[0]);
				if (field instanceof PDCheckBox box)
					box.check();
				else
					field.setValue(part[1].replace("\\n", "\n"));
			}
			d.save(a[2]);
		}
	}
}
