// SPDX-License-Identifier: Apache-2.0
import java.io.File;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judge LEVEL FILE ... [LEVEL FILE ...]: holds each file against the level
 * named last before it (2b, 3a, ua1 ...). Prints each fault and one line of
 * counts; exit status 1 where there is a fault.
 */
public class Judge {
	private static final int FAULTS_SHOWN = 20; // of one file

	public static void main(String[] args) throws Exception {
		int files = 0, bad = 0;
		long checks = 0;
		PDFAFlavour level = null;

		Logger.getLogger("org.verapdf").setLevel(Level.SEVERE);
		VeraGreenfieldFoundryProvider.initialise();
		for (String arg : args) {
			if (!arg.endsWith(".pdf")) {
				level = PDFAFlavour.fromString(arg);
				if (level == PDFAFlavour.NO_FLAVOUR)
					throw new Exception("no level: " + arg);
				continue;
			}
			files++;
			try (PDFAParser parser = Foundries.defaultInstance()
				.createParser(new File(arg), level);
			     PDFAValidator judge = Foundries.defaultInstance()
				.createValidator(level, FAULTS_SHOWN, false,
				    false, false)) {
				ValidationResult result =
				    judge.validate(parser);
				checks += result.getTotalAssertions();
				if (result.isCompliant())
					continue;
				bad++;
				for (TestAssertion t :
				    result.getTestAssertions())
					if (t.getStatus() ==
					    TestAssertion.Status.FAILED)
						System.out.println(arg + ": " +
						    level.getId() + " " +
						    t.getRuleId().getClause() +
						    " " + t.getMessage() +
						    " @ " +
						    t.getLocation().getContext());
			}
		}
		System.out.println(files + " files, " + checks + " checks, " +
		    bad + " not conforming");
		System.exit(bad > 0 || files == 0 ? 1 : 0);
	}
}
