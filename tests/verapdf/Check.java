import java.io.File;
import java.io.OutputStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds files against PDF/UA-1 and PDF/A-2a. A line each: path, profile, checks; then of each breach clause, place and rule. */
public class Check {
    public static void main(String[] paths) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        for (String path : paths) {
            for (PDFAFlavour profile : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), profile);
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
                    ValidationResult result = validator.validate(parser);
                    say(path, profile.getId(), String.valueOf(result.getTotalAssertions()));
                    for (TestAssertion one : result.getTestAssertions()) {
                        String clause = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                        say(path, profile.getId(), clause, one.getLocation().getContext(), one.getMessage());
                    }
                }
            }
        }
    }

    private static void say(String... parts) {
        System.out.println(String.join("\t", parts).replace('\n', ' '));
    }
}
