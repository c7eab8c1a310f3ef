import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.Base64;

/** HeidelTime over lines of "date, tab, text in Base64"; gives TimeML in Base64, line by line. */
public class HeidelTimeLines {
    public static void main(String[] arguments) throws Exception {
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, arguments[0], POSTagger.TREETAGGER);
        SimpleDateFormat days = new SimpleDateFormat("yyyy-MM-dd");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = lines.readLine()) != null; ) {
            String[] cells = line.split("\t", 2);
            String text = new String(Base64.getDecoder().decode(cells[1]), StandardCharsets.UTF_8);
            byte[] tagged = tagger.process(text, days.parse(cells[0])).getBytes(StandardCharsets.UTF_8);
            System.out.println("=" + Base64.getEncoder().encodeToString(tagged));
        }
    }
}
