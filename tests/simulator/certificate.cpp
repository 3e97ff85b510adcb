// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "certificate.h"

#include <QDir>
#include <QFile>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace Support {

namespace {

template <typename T, void (*release)(T *)>
struct Releaser
{
    void operator()(T *object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509, X509_free>>;
using Memory = std::unique_ptr<BIO, Releaser<BIO, BIO_free_all>>;

bool addExtension(X509 *certificate, int nid, const char *value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
    const bool isAdded = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return isAdded;
}

Certificate makeCertificate(EVP_PKEY *key)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME *name = X509_get_subject_name(certificate.get());
    const unsigned char text[] = "localhost";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    if (!addExtension(certificate.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1")
        || !addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE")
        || X509_sign(certificate.get(), key, EVP_sha256()) == 0)
        return {};
    return certificate;
}

bool write(const QString &fileName, BIO *memory)
{
    char *data = nullptr;
    const auto size = BIO_get_mem_data(memory, &data);
    QFile file(fileName);
    return file.open(QIODevice::WriteOnly) && file.write(data, size) == size;
}

} // namespace

CertificateFiles writeCertificate(const QString &folder)
{
    const Key key(EVP_EC_gen("P-256"));
    const auto certificate = key ? makeCertificate(key.get()) : Certificate();
    if (!certificate)
        return {};
    const CertificateFiles files{.certificateFile = QDir(folder).filePath(u"certificate.pem"_s),
                                 .privateKeyFile = QDir(folder).filePath(u"key.pem"_s)};
    const Memory certificateText(BIO_new(BIO_s_mem()));
    const Memory keyText(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1
        || PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1
        || !write(files.certificateFile, certificateText.get()) || !write(files.privateKeyFile, keyText.get()))
        return {};
    return files;
}

} // namespace Support
