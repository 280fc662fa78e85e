package id.pulsa.proxy.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If-Match by RFC 9110 section 13.1.1: strong comparison. */
class EntityTagTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = '|', nullValues = "none", textBlock = """
            "abc"          | fine
            "x", "abc"     | fine
            "x","abc" ,"y" | fine
            *              | fine
            none           | PRECONDITION_REQUIRED
            "abd"          | PRECONDITION_FAILED
            abc            | PRECONDITION_FAILED
            W/"abc"        | PRECONDITION_FAILED
            "*"            | PRECONDITION_FAILED
            ''             | PRECONDITION_FAILED
            """)
    void lets(@Nullable String condition, String outcome) {
        if (outcome.equals("fine")) {
            EntityTag.require(condition, "abc");
        } else {
            AdminException refused = assertThrows(AdminException.class, () -> EntityTag.require(condition, "abc"));
            assertEquals(outcome, refused.kind().name());
        }
    }
}
