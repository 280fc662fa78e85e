package id.pulsa.proxy.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the API is an OpenAPI 3.1 document in the eyes of somebody else's reader. */
class OpenApiDocumentTest {
    private static String document() throws IOException {
        try (InputStream in = Objects.requireNonNull(OpenApiDocumentTest.class.getResourceAsStream("openapi.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SwaggerParseResult read(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(document, null, options);
    }

    @Test
    void isValid() throws IOException {
        SwaggerParseResult read = read(document());
        assertEquals(List.of(), read.getMessages());
        assertTrue(read.isOpenapi31());
        assertTrue(read.getOpenAPI().getPaths().size() > 50);
    }

    /** The reader is one that notices. */
    @ParameterizedTest
    @CsvSource({
        "operationId: listCells, operationID: listCells",
        "in: query, in: somewhere",
        "responses:, answers:",
    })
    void aMistakeIsFound(String right, String wrong) throws IOException {
        String document = document();
        assertTrue(document.contains(right), right);
        assertFalse(read(document.replaceFirst(right, wrong)).getMessages().isEmpty(), wrong);
    }
}
