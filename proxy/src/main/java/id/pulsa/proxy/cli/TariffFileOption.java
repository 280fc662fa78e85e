package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.TariffDraft;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code FILE} and {@code --as}: a text for one of the files of the tariffs. */
final class TariffFileOption {
    private static final String STANDARD_INPUT = "-";

    @Parameters(paramLabel = "FILE", description = "The new text; - reads standard input.")
    private String file = STANDARD_INPUT;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            defaultValue = TariffDraft.MAIN,
            description = "Which file it is for: ${DEFAULT-VALUE} (default), or a table that it names.")
    private String name = TariffDraft.MAIN;

    TariffDraft draft(Surroundings around, @Nullable String comment) {
        return new TariffDraft(Map.of(name, text(around)), comment);
    }

    private String text(Surroundings around) {
        try (InputStream in = file.equals(STANDARD_INPUT) ? around.in() : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(TariffDraft.MAX_TEXT_BYTES + 1);
            if (bytes.length > TariffDraft.MAX_TEXT_BYTES) {
                throw new UsageException(file + " is longer than " + TariffDraft.MAX_TEXT_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException(file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
