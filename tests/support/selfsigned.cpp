// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/selfsigned.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <memory>

namespace Support {

namespace {

template <auto function>
struct FreeWith
{
    template <typename T>
    void operator()(T *thing) const
    {
        function(thing);
    }
};

using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using Bio = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>>;

QByteArray textOf(BIO *bio)
{
    QByteArray text;
    QByteArray part(4096, '\0');
    for (int size = BIO_read(bio, part.data(), 4096); size > 0; size = BIO_read(bio, part.data(), 4096))
        text += part.left(size);
    return text;
}

} // namespace

SelfSigned makeSelfSigned(const QByteArray &host)
{
    constexpr std::size_t keyBits = 2048;
    constexpr long oneHour = 3600;
    const Key key(EVP_RSA_gen(keyBits));
    const Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -oneHour);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 24 * oneHour);
    X509_set_pubkey(certificate.get(), key.get());
    const QByteArray alternative = (host == "127.0.0.1" ? "IP:" : "DNS:") + host;
    X509_NAME *name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(host.constData()), -1,
                               -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    const Extension addresses(X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, alternative.constData()));
    X509_add_ext(certificate.get(), addresses.get(), -1);
    X509_sign(certificate.get(), key.get(), EVP_sha256());

    const Bio keyText(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const Bio certificateText(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificateText.get(), certificate.get());
    return {.certificatePem = textOf(certificateText.get()), .keyPem = textOf(keyText.get())};
}

QSslConfiguration SelfSigned::serverConfiguration() const
{
    QSslConfiguration configuration;
    configuration.setLocalCertificate(QSslCertificate(certificatePem, QSsl::Pem));
    configuration.setPrivateKey(QSslKey(keyPem, QSsl::Rsa, QSsl::Pem));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace Support
