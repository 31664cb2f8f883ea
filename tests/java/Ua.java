import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Checks each file named against PDF/UA-1 and prints one line per broken rule: file, clause, message, parted by tabs. */
public class Ua {
    private static final String PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml";

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId("ua1");
        ValidationProfile profile;
        try (InputStream xml = Ua.class.getClassLoader().getResourceAsStream(PROFILE)) {
            profile = Profiles.profileFromXml(xml);
        }
        for (String file : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
                ValidationResult result = Foundries.defaultInstance()
                    .createValidator(profile, 100000, false, false, false)
                    .validate(parser);
                for (TestAssertion assertion : result.getTestAssertions()) {
                    if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                        String message = assertion.getMessage().replaceAll("\\s+", " ");
                        System.out.println(file + "\t" + assertion.getRuleId().getClause() + "\t" + message);
                    }
                }
                System.out.println(file + "\tchecked\t" + result.isCompliant());
            }
        }
    }
}
